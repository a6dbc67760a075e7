import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Card, Flex, Select } from "antd";
import { useState } from "react";

import { usePage } from "@/api/pages";
import { useMay, useSession } from "@/session/session";
import { inLanguage } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { CopyCode } from "./CopyCode";
import { snippets } from "./snippets";
import { useTexts } from "./texts";
import "./settings.css";

const route = getRouteApi("/frame/settings/connect");

/** How a shop system tells what happened: calls to copy, with the program's real id. */
export function ConnectScreen() {
  const { lang, t } = useTexts();
  const { program: chosen } = route.useSearch();
  const navigate = useNavigate();
  const { currency } = useSession().organization;
  const mayKeys = useMay("admin");
  const programs = usePage("/api/v1/programs", { limit: 200 });
  const items = programs.data?.items ?? [];
  const program = items.find(({ id }) => id === chosen) ?? items[0];
  const own = (program?.definition as { currency?: string } | undefined)?.currency;
  const [now] = useState(() => new Date().toISOString().replace(/\.\d+Z$/, "Z"));
  const place = {
    server: window.location.origin,
    program: program?.id ?? "",
    currency: own ?? currency,
  };
  return (
    <Page title={t("connect.title")} purpose={t("connect.purpose")}>
      <Flex vertical gap={16} className="settings-narrow">
        <Card>
          <Flex gap={16} wrap align="end" justify="space-between">
            <label className="settings-pick" htmlFor="connect-program">
              <span>{t("connect.program")}</span>
              <Select
                id="connect-program"
                value={program?.id ?? null}
                loading={programs.isPending}
                style={{ minWidth: 280 }}
                options={items.map(({ id, name, title }) => ({
                  value: id,
                  label: inLanguage(title, lang) ?? name,
                }))}
                onChange={(id) =>
                  void navigate({ to: "/settings/connect", search: { program: id ?? undefined } })
                }
              />
            </label>
            <a href="/api/v1/docs/" target="_blank" rel="noopener">
              {t("connect.docs")}
            </a>
          </Flex>
        </Card>
        <Card title={<h2>{t("connect.key")}</h2>}>
          <p>
            {t("connect.key.text")}{" "}
            {mayKeys ? <Link to="/keys">{t("connect.key.make")}</Link> : t("connect.key.ask")}
          </p>
          <CopyCode code={'export GOODWORD_KEY="gwk_..."'} label={t("connect.key")} />
        </Card>
        {snippets(place, now).map(({ key, code }) => (
          <Card key={key} title={<h2>{t(`connect.${key}`)}</h2>}>
            <p>{t(`connect.${key}.text`)}</p>
            <CopyCode code={code} label={t(`connect.${key}`)} />
          </Card>
        ))}
        <Alert
          type="info"
          showIcon
          title={t("connect.again")}
          description={t("connect.again.text")}
        />
      </Flex>
    </Page>
  );
}

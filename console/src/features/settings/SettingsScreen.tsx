import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Card, Form, Select, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { api, client } from "@/api/client";
import { refresh } from "@/api/queries";
import { useMay } from "@/session/session";
import { INTL, LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { showFaults } from "./formFaults";
import { NameField } from "./NameField";
import { useTexts } from "./texts";
import "./settings.css";

interface Organization {
  name: string;
  language: (typeof LANGUAGES)[number];
  time_zone: string;
  currency: string;
}

/** The business itself, and ways to everything else that is set up once. */
export function SettingsScreen() {
  const { t } = useTexts();
  const read = useQuery({
    queryKey: ["get", "/api/v1/organization"],
    queryFn: async () => (await client.GET("/api/v1/organization")).data,
  });
  return (
    <Page title={t("organization.title")} purpose={t("organization.purpose")}>
      <div className="settings-two">
        <Card title={<h2>{t("organization.card")}</h2>}>
          {read.isError ? (
            <Problem error={read.error} onRetry={() => read.refetch()} />
          ) : read.data ? (
            <OrganizationForm organization={read.data as Organization} />
          ) : (
            <Skeleton active paragraph={{ rows: 6 }} />
          )}
        </Card>
        <nav className="settings-ways" aria-label={t("ways.title")}>
          <Way to="/settings/connect" name="connect" />
          <Way to="/staff" name="staff" />
          <Way to="/mail" name="mail" />
          <Way to="/profile" name="profile" />
        </nav>
      </div>
    </Page>
  );
}

function Way({
  to,
  name,
}: {
  to: "/staff" | "/mail" | "/profile" | "/settings/connect";
  name: string;
}) {
  const { t } = useTexts();
  return (
    <Link to={to} className="settings-way">
      <b>{t(`ways.${name}`)}</b>
      <span>{t(`ways.${name}.text`)}</span>
    </Link>
  );
}

function OrganizationForm({ organization }: { organization: Organization }) {
  const { lang, t } = useTexts();
  const { t: frame } = useTranslation();
  const { message } = App.useApp();
  const may = useMay("admin");
  const queries = useQueryClient();
  const [form] = Form.useForm<Organization>();
  const save = api.useMutation("put", "/api/v1/organization", {
    onSuccess: async () => {
      await refresh(queries, "/api/v1/organization", "/api/v1/session");
      message.success(t("saved"));
    },
    onError: (error) => showFaults(form, error),
  });
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(INTL[lang], { type: "currency" });
    const codes = Intl.supportedValuesOf("currency");
    return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
  }, [lang]);
  const zones = useMemo(() => {
    const all = [
      ...new Set(["UTC", organization.time_zone, ...Intl.supportedValuesOf("timeZone")]),
    ];
    return all.map((zone) => ({ value: zone, label: zone }));
  }, [organization.time_zone]);
  return (
    <Form<Organization>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!may}
      initialValues={organization}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => save.mutate({ body: values })}
    >
      <NameField
        label={t("organization.name")}
        hint={t("organization.name.hint")}
        missing={t("organization.name.missing")}
      />
      <Form.Item
        name="language"
        label={t("organization.language")}
        extra={t("organization.language.hint")}
      >
        <Select
          options={LANGUAGES.map((language) => ({
            value: language,
            label: LANGUAGE_NAMES[language],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="time_zone"
        label={t("organization.time_zone")}
        extra={t("organization.time_zone.hint")}
      >
        <Select showSearch options={zones} />
      </Form.Item>
      <Form.Item
        name="currency"
        label={t("organization.currency")}
        extra={t("organization.currency.hint")}
      >
        <Select showSearch={{ optionFilterProp: "label" }} options={currencies} />
      </Form.Item>
      {save.isError && <Problem error={save.error} />}
      {may ? (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {frame("action.save")}
        </Button>
      ) : (
        <p className="settings-hint">{t("needs_admin")}</p>
      )}
    </Form>
  );
}

import { CheckCircleFilled } from "@ant-design/icons";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Card, Skeleton } from "antd";
import { useState } from "react";

import type { Advocate } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { inLanguage } from "@/texts/languages";
import { LinkButton } from "@/ui/LinkButton";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { useProgram } from "../data";
import { ProgramState } from "../ProgramState";
import { useTexts } from "../texts";
import { AdvocateCard } from "./AdvocateCard";
import { EnrolForm } from "./EnrolForm";
import "../programs.css";

const route = getRouteApi("/frame/programs/$id/next");

/** What to do once a program is launched, in the order in which it helps. */
export function NextScreen() {
  const { id } = route.useParams();
  const { lang, t } = useTexts();
  const { dateTime } = useFormat();
  const read = useProgram(id);
  const [advocate, setAdvocate] = useState<Advocate>();
  const program = read.data;
  if (!program) {
    return (
      <Page title={t("next.title.waiting")}>
        {read.isError ? (
          <Problem error={read.error} onRetry={() => read.refetch()} />
        ) : (
          <Skeleton active />
        )}
      </Page>
    );
  }
  const title = inLanguage(program.title, lang) ?? program.name;
  return (
    <Page
      title={t(`next.title.${program.state}`, { title })}
      purpose={
        <span className="program-line">
          <ProgramState state={program.state} />
          <span>{t("next.since", { day: dateTime(program.live_from) })}</span>
        </span>
      }
      actions={
        <LinkButton to="/programs/$id" params={{ id }}>
          {t("next.to_program")}
        </LinkButton>
      }
    >
      <ol className="program-next">
        <li>
          <Card>
            <h2>
              {advocate && <CheckCircleFilled className="trial-good" aria-hidden />}{" "}
              {t("next.enrol")}
            </h2>
            <p>{t("next.enrol.text")}</p>
            {advocate ? (
              <>
                <AdvocateCard advocate={advocate} />
                <Button type="link" onClick={() => setAdvocate(undefined)}>
                  {t("next.enrol.another")}
                </Button>
              </>
            ) : (
              <EnrolForm program={id} onDone={setAdvocate} />
            )}
          </Card>
        </li>
        <li>
          <Card>
            <h2>{t("next.counter")}</h2>
            <p>{t("next.counter.text")}</p>
            {advocate ? (
              <Button href={advocate.share_page} target="_blank" rel="noopener">
                {t("next.counter.open")}
              </Button>
            ) : (
              <Link to="/programs/$id" params={{ id }} search={{ tab: "advocates" }}>
                {t("next.counter.choose")}
              </Link>
            )}
          </Card>
        </li>
        <li>
          <Card>
            <h2>{t("next.record")}</h2>
            <p>{t("next.record.text")}</p>
            <div className="program-links">
              <LinkButton to="/customers" search={{}}>
                {t("next.record.form")}
              </LinkButton>
              <LinkButton to="/settings/connect" search={{ program: id }}>
                {t("next.record.api")}
              </LinkButton>
            </div>
          </Card>
        </li>
        <li>
          <Card>
            <h2>{t("next.watch")}</h2>
            <p>{t("next.watch.text")}</p>
            <div className="program-links">
              <LinkButton to="/programs/$id" params={{ id }}>
                {t("next.to_program")}
              </LinkButton>
              <LinkButton to="/" search={{}}>
                {t("next.dashboard")}
              </LinkButton>
            </div>
          </Card>
        </li>
      </ol>
    </Page>
  );
}

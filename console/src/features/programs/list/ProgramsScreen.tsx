import { PlusOutlined } from "@ant-design/icons";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Card, Empty, Flex, Segmented, Skeleton, Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { Program } from "@/api/types";
import { countName } from "@/features/referrals/states";
import { useFormat } from "@/format/useFormat";
import { useMay } from "@/session/session";
import { inLanguage } from "@/texts/languages";
import { LinkButton } from "@/ui/LinkButton";
import { ExportButton } from "@/ui/list/ExportButton";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { useDrafts, useProgramFigures, usePrograms } from "../data";
import type { Draft } from "../drafts/useDraft";
import { ProgramState } from "../ProgramState";
import { useTexts } from "../texts";
import "../programs.css";

const route = getRouteApi("/frame/programs");
const STATES = ["live", "scheduled", "paused", "ended"] as const;

export function ProgramsScreen() {
  const { t } = useTexts();
  const may = useMay("programs");
  const programs = usePrograms();
  const drafts = useDrafts();
  const begin = may && (
    <LinkButton to="/programs/new" type="primary" icon={<PlusOutlined />}>
      {t("programs.begin")}
    </LinkButton>
  );
  return (
    <Page title={t("programs.title")} purpose={t("programs.purpose")} actions={begin}>
      <Flex vertical gap={24}>
        {drafts.data && drafts.data.length > 0 && <Drafts drafts={drafts.data} />}
        {programs.isError && <Problem error={programs.error} onRetry={() => programs.refetch()} />}
        {programs.isPending && <CardsWaiting />}
        {programs.data?.length === 0 && (
          <Card>
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("programs.empty")}>
              {begin}
            </Empty>
          </Card>
        )}
        {programs.data && programs.data.length > 0 && <Programs programs={programs.data} />}
      </Flex>
    </Page>
  );
}

function CardsWaiting() {
  return (
    <div className="program-cards" aria-busy="true">
      {[1, 2, 3].map((card) => (
        <Card key={card}>
          <Skeleton active paragraph={{ rows: 3 }} />
        </Card>
      ))}
    </div>
  );
}

function Programs({ programs }: { programs: Program[] }) {
  const { t } = useTexts();
  const { num } = useFormat();
  const { state } = route.useSearch();
  const navigate = useNavigate();
  const shown = programs.filter((program) => !state || program.state === state);
  const count = (one: string) => programs.filter((program) => program.state === one).length;
  const choose = (next: string) =>
    void navigate({
      to: "/programs",
      search: next === "all" ? {} : { state: next as (typeof STATES)[number] },
      replace: true,
    });
  return (
    <section>
      <Flex gap={12} wrap justify="space-between" align="center" className="program-bar">
        <Segmented
          value={state ?? "all"}
          onChange={choose}
          options={[
            { value: "all", label: `${t("programs.all")} ${num(programs.length)}` },
            ...STATES.filter((one) => count(one) > 0 || one === state).map((one) => ({
              value: one,
              label: `${t(`program.state.${one}`)} ${num(count(one))}`,
            })),
          ]}
        />
        <ExportButton path="/api/v1/programs" query={{}} name="programs" />
      </Flex>
      {shown.length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("programs.none_in_state")}>
            <Button onClick={() => choose("all")}>{t("programs.show_all")}</Button>
          </Empty>
        </Card>
      ) : (
        <div className="program-cards">
          {shown.map((program) => (
            <ProgramCard key={program.id} program={program} />
          ))}
        </div>
      )}
    </section>
  );
}

function ProgramCard({ program }: { program: Program }) {
  const { lang, t } = useTexts();
  const { date, num } = useFormat();
  const definition = program.definition as { summary?: unknown };
  return (
    <Card className="program-one">
      <Flex justify="space-between" gap={12} align="start">
        <h2>
          <Link to="/programs/$id" params={{ id: program.id }} className="program-link">
            <bdi>{inLanguage(program.title, lang) ?? program.name}</bdi>
          </Link>
        </h2>
        <ProgramState state={program.state} />
      </Flex>
      <p className="program-summary">{inLanguage(definition.summary, lang)}</p>
      <CardFigures program={program.id} />
      <p className="program-since">
        {t("program.since", { day: date(program.live_from) })}
        {program.version > 1 && (
          <Tag style={{ marginInlineStart: 8 }}>
            {t("program.version", { number: num(program.version) })}
          </Tag>
        )}
      </p>
    </Card>
  );
}

/** What came of a program in the last thirty days. */
function CardFigures({ program }: { program: string }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { num } = useFormat();
  const figures = useProgramFigures(program);
  const totals = figures.data?.totals;
  if (figures.isError) return <p className="program-hint">{t("program.no_figures")}</p>;
  return (
    <dl className="program-figures program-figures-small" aria-busy={figures.isPending}>
      {(["clicks", "introduced", "converted"] as const).map((name) => (
        <div key={name}>
          <dt>{countName(frame, name)}</dt>
          <dd>{totals ? num(totals[name]) : "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

function Drafts({ drafts }: { drafts: Draft[] }) {
  const { lang, t } = useTexts();
  const { ago } = useFormat();
  return (
    <section>
      <h2 className="program-section">{t("drafts.title")}</h2>
      <div className="program-cards">
        {drafts.map((draft) => (
          <Card key={draft.id} size="small" className="program-one program-draft">
            <Flex justify="space-between" gap={12} align="center">
              <div>
                <Link to="/programs/drafts/$id" params={{ id: draft.id }} className="program-link">
                  <b>
                    <bdi>{inLanguage(draft.title, lang) ?? draft.name ?? t("draft.unnamed")}</bdi>
                  </b>
                </Link>
                <div className="program-hint">
                  {t(draft.program ? "drafts.of_version" : "drafts.of_new")} ·{" "}
                  {t("drafts.updated", { ago: ago(draft.updated_at) })}
                </div>
              </div>
              {draft.faults.length > 0 && (
                <Tag color="error">{t("drafts.faults", { count: draft.faults.length })}</Tag>
              )}
            </Flex>
          </Card>
        ))}
      </div>
    </section>
  );
}

import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Skeleton, Tabs } from "antd";
import { lazy, type ReactNode, Suspense } from "react";

import { useFormat } from "@/format/useFormat";
import { inLanguage } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { useProgram } from "../data";
import { ProgramState } from "../ProgramState";
import { useTexts } from "../texts";
import { ProgramActions } from "./ProgramActions";
import "../programs.css";

const OverviewTab = lazy(async () => ({ default: (await import("./OverviewTab")).OverviewTab }));
const AdvocatesTab = lazy(async () => ({
  default: (await import("./AdvocatesTab")).AdvocatesTab,
}));
const VersionsTab = lazy(async () => ({ default: (await import("./VersionsTab")).VersionsTab }));
const DefinitionTab = lazy(async () => ({
  default: (await import("./DefinitionTab")).DefinitionTab,
}));

const route = getRouteApi("/frame/programs/$id");

const waiting = (tab: ReactNode) => (
  <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>{tab}</Suspense>
);

/** A program: what it gives, what came of it, who brings friends, and its versions. */
export function ProgramScreen() {
  const { id } = route.useParams();
  const { tab = "overview" } = route.useSearch();
  const { lang, t } = useTexts();
  const { date } = useFormat();
  const navigate = useNavigate();
  const read = useProgram(id);
  const program = read.data;
  if (!program) {
    return (
      <Page title={t("program.title")}>
        {read.isError ? (
          <Problem error={read.error} onRetry={() => read.refetch()} />
        ) : (
          <Skeleton active paragraph={{ rows: 10 }} />
        )}
      </Page>
    );
  }
  const title = inLanguage(program.title, lang) ?? program.name;
  return (
    <Page
      title={<bdi>{title}</bdi>}
      name={title}
      purpose={
        <span className="program-line">
          <ProgramState state={program.state} />
          <span>{t("program.since", { day: date(program.live_from) })}</span>
          <bdi className="gw-code">{program.name}</bdi>
        </span>
      }
      actions={<ProgramActions program={program} />}
    >
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(next) =>
          void navigate({
            to: "/programs/$id",
            params: { id },
            search: next === "overview" ? {} : { tab: next as "versions" },
          })
        }
        items={[
          {
            key: "overview",
            label: t("tab.overview"),
            children: waiting(<OverviewTab program={program} />),
          },
          {
            key: "advocates",
            label: t("tab.advocates"),
            children: waiting(<AdvocatesTab program={program.id} state={program.state} />),
          },
          {
            key: "versions",
            label: t("tab.versions"),
            children: waiting(<VersionsTab program={program} />),
          },
          {
            key: "definition",
            label: t("tab.definition"),
            children: waiting(<DefinitionTab definition={program.definition as never} />),
          },
        ]}
      />
    </Page>
  );
}

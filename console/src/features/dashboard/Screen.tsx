import { useSearch } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { today } from "@/format/date";
import { useFormat } from "@/format/useFormat";
import { useProgramNames } from "@/names/programs";
import { useSession } from "@/session/session";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { Advocates } from "./Advocates";
import { Channels } from "./Channels";
import { FirstUse } from "./FirstUse";
import { Funnel } from "./Funnel";
import { Given } from "./Given";
import { Latest } from "./Latest";
import { PeriodBar } from "./PeriodBar";
import { periodOf } from "./period";
import { Tiles } from "./Tiles";
import { Trend } from "./Trend";
import "./dashboard.css";

export function Screen() {
  const { t } = useTranslation();
  const { programs, isLoading } = useProgramNames();
  const { organization } = useSession();
  const purpose = t("dashboard.purpose", { organization: organization.name });
  const isNew = !isLoading && programs.length === 0;
  return (
    <Page title={t("nav.dashboard")} purpose={purpose}>
      {isNew ? <FirstUse /> : <Board />}
    </Page>
  );
}

function Board() {
  const { t } = useTranslation();
  const { day } = useFormat();
  const search = useSearch({ from: "/frame/" });
  const { organization } = useSession();
  const now = today(organization.time_zone);
  const period = periodOf(search, now);
  const query = { ...period, ...(search.program ? { program: search.program } : {}) };
  const read = api.useQuery(
    "get",
    "/api/v1/figures",
    { params: { query } },
    { placeholderData: (before) => before },
  );
  const figures = read.data;
  return (
    <>
      <PeriodBar period={period} today={now} />
      {read.isError && <Problem error={read.error} onRetry={() => read.refetch()} />}
      {figures === undefined && read.isPending && <Waiting />}
      {figures !== undefined && (
        <>
          <p className="gw-quiet gw-of">
            {t("dashboard.of", { from: day(figures.from), to: day(figures.to) })}
          </p>
          <Tiles totals={figures.totals} before={figures.before} />
          <div className="gw-grid gw-board">
            <Trend days={figures.days} query={query} />
            <Funnel steps={figures.funnel} />
            <div className="gw-span-4 gw-column">
              <Channels channels={figures.channels} />
              <Given given={figures.given} />
            </div>
            <Advocates advocates={figures.advocates} />
            <Latest program={search.program} />
          </div>
        </>
      )}
    </>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className="gw-stack">
      <div className="gw-tiles">
        {["a", "b", "c", "d", "e", "f"].map((key) => (
          <div key={key} className="gw-tile">
            <Skeleton active title={{ width: "60%" }} paragraph={{ rows: 1 }} />
          </div>
        ))}
      </div>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}

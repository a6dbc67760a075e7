import { Card, Empty, Segmented, Skeleton, Table } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { ExportButton } from "@/ui/list/ExportButton";
import { countName } from "../referrals/states";
import { LINES, useTrendOption } from "./trendOption";

const EChart = lazy(() => import("@/ui/chart/EChart"));
const HEIGHT = 300;

type Days = Figures["days"];

/** Day by day, as a picture or as a table. */
export function Trend({ days, query }: { days: Days; query: object }) {
  const { t } = useTranslation();
  const [view, setView] = useState<"chart" | "table">("chart");
  const option = useTrendOption(days);
  const quiet = days.every((day) => LINES.every((line) => day[line] === 0));
  return (
    <Card
      className="gw-span-8"
      title={<h2>{t("dashboard.trend")}</h2>}
      extra={
        <div className="gw-actions">
          <Segmented
            size="small"
            aria-label={t("dashboard.shown_as")}
            value={view}
            onChange={setView}
            options={[
              { value: "chart", label: t("dashboard.as_chart") },
              { value: "table", label: t("dashboard.as_table") },
            ]}
          />
          <ExportButton
            path="/api/v1/figures/days"
            query={query}
            name="days"
            paged={false}
            size="small"
          />
        </div>
      }
    >
      {view === "table" ? (
        <DayTable days={days} />
      ) : quiet ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("dashboard.nothing")} />
      ) : (
        <Suspense fallback={<Skeleton.Node active style={{ width: "100%", height: HEIGHT }} />}>
          <EChart option={option} height={HEIGHT} label={t("dashboard.trend_label")} />
        </Suspense>
      )}
    </Card>
  );
}

function DayTable({ days }: { days: Days }) {
  const { t } = useTranslation();
  const { day, num } = useFormat();
  return (
    <Table<Days[number]>
      size="small"
      aria-label={t("dashboard.trend")}
      rowKey="day"
      dataSource={[...days].reverse()}
      pagination={false}
      scroll={{ y: HEIGHT - 40, x: "max-content" }}
      columns={[
        { key: "day", title: t("dashboard.day"), render: (_, row) => day(row.day) },
        ...LINES.map((line) => ({
          key: line,
          title: countName(t, line),
          align: "end" as const,
          className: "gw-num",
          render: (_: unknown, row: Days[number]) => num(row[line]),
        })),
      ]}
    />
  );
}

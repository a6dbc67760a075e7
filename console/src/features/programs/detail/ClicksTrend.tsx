import { useQuery } from "@tanstack/react-query";
import { Card, Empty, Flex, Segmented, Skeleton, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { client } from "@/api/client";
import { plusDays, today } from "@/format/date";
import { useFormat } from "@/format/useFormat";
import { ExportButton } from "@/ui/list/ExportButton";
import { Problem } from "@/ui/Problem";
import { pageOf } from "../data";
import { useTexts } from "../texts";

const DAYS = 30;

/** How often a program's links were followed, day by day, over the last month. */
export function ClicksTrend({ program }: { program: string }) {
  const { t } = useTexts();
  const { num } = useFormat();
  const [shape, setShape] = useState<"chart" | "table">("chart");
  // The server counts clicks by days of universal time.
  const to = today("UTC");
  const from = plusDays(to, 1 - DAYS);
  const read = useQuery({
    queryKey: ["get", "/api/v1/programs/{id}/clicks", { program, from, to }],
    queryFn: async () => {
      const params = { path: { id: program }, query: { from, to } };
      const { data } = await client.GET("/api/v1/programs/{id}/clicks", { params });
      return pageOf(data).items;
    },
  });
  const counted = new Map(read.data?.map(({ day, clicks }) => [day, clicks]));
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = plusDays(from, index);
    return { day, clicks: counted.get(day) ?? 0 };
  });
  const total = days.reduce((sum, { clicks }) => sum + clicks, 0);
  return (
    <Card
      title={<h2>{t("clicks.title")}</h2>}
      extra={
        <Flex gap={8} wrap>
          <Segmented
            value={shape}
            onChange={setShape}
            options={[
              { value: "chart", label: t("clicks.chart") },
              { value: "table", label: t("clicks.table") },
            ]}
          />
          <ExportButton
            path="/api/v1/programs/{id}/clicks"
            place={{ id: program }}
            query={{ from, to }}
            name="clicks"
          />
        </Flex>
      }
    >
      {read.isError ? (
        <Problem error={read.error} onRetry={() => read.refetch()} />
      ) : read.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : total === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("clicks.none")} />
      ) : shape === "chart" ? (
        <Bars days={days} label={t("clicks.label", { count: total, number: num(total) })} />
      ) : (
        <DayTable days={days.toReversed()} />
      )}
    </Card>
  );
}

interface Day {
  day: string;
  clicks: number;
}

function Bars({ days, label }: { days: Day[]; label: string }) {
  const { num, day: sayDay } = useFormat();
  const most = Math.max(...days.map(({ clicks }) => clicks), 1);
  return (
    <div className="program-bars" role="img" aria-label={label}>
      <div className="program-bars-caption">{label}</div>
      <div className="program-bars-plot">
        {days.map(({ day, clicks }) => (
          <span
            key={day}
            className={clicks === 0 ? "program-bar-none" : "program-bar-some"}
            style={{ blockSize: `${Math.max(2, (clicks / most) * 100)}%` }}
            title={`${sayDay(day, true)}: ${num(clicks)}`}
          />
        ))}
      </div>
      <div className="program-bars-ends" aria-hidden>
        <span>{sayDay(days[0]?.day ?? "", true)}</span>
        <span>{sayDay(days.at(-1)?.day ?? "", true)}</span>
      </div>
    </div>
  );
}

function DayTable({ days }: { days: Day[] }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { num, day: sayDay } = useFormat();
  return (
    <Table
      size="small"
      rowKey="day"
      dataSource={days}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t("clicks.day"), render: (_, row) => sayDay(row.day) },
        { title: frame("count.clicks"), align: "end", render: (_, row) => num(row.clicks) },
      ]}
    />
  );
}

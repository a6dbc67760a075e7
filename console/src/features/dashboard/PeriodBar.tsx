import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RangePicker } from "@/calendar/pickers";
import { daysBetween } from "@/format/date";
import { useFormat } from "@/format/useFormat";
import { useProgramNames } from "@/names/programs";
import { isCustom, type Period } from "./period";
import { SPANS, type Span } from "./routes";

const LONGEST = 400;

/** Of which days, and of which program, the figures are. */
export function PeriodBar({ period, today }: { period: Period; today: string }) {
  const { t } = useTranslation();
  const { num } = useFormat();
  const search = useSearch({ from: "/frame/" });
  const navigate = useNavigate({ from: "/" });
  const { choices, isLoading } = useProgramNames();
  const [open, setOpen] = useState(false);
  const custom = isCustom(search) || open;
  const program = search.program ? { program: search.program } : {};
  const choose = (span: string) => {
    setOpen(span === "custom");
    if (span !== "custom") void navigate({ search: { ...program, days: span as Span } });
  };
  const pick = (days: [Dayjs | null, Dayjs | null] | null) => {
    const [from, to] = (days ?? []).map((day) => day?.format("YYYY-MM-DD"));
    if (from && to && daysBetween(from, to) <= LONGEST) {
      void navigate({ search: { ...program, from, to } });
    }
  };
  return (
    <search className="gw-period" aria-label={t("list.filters")}>
      <Segmented
        value={custom ? "custom" : (search.days ?? "30")}
        onChange={choose}
        aria-label={t("dashboard.period")}
        options={[
          ...SPANS.map((value) => ({
            value,
            label: t("dashboard.days", { count: Number(value), n: num(Number(value)) }),
          })),
          { value: "custom", label: t("dashboard.custom") },
        ]}
      />
      {custom && (
        <RangePicker
          aria-label={t("dashboard.period")}
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          disabledDate={(day: Dayjs) => day.format("YYYY-MM-DD") > today}
          onChange={(days) => pick(days as [Dayjs | null, Dayjs | null] | null)}
        />
      )}
      <Select
        aria-label={t("field.program")}
        allowClear
        loading={isLoading}
        placeholder={t("dashboard.all_programs")}
        value={search.program ?? null}
        options={choices}
        popupMatchSelectWidth={false}
        onChange={(next: string | null) => {
          const { program: _, ...rest } = search;
          void navigate({ search: next ? { ...rest, program: next } : rest });
        }}
      />
    </search>
  );
}

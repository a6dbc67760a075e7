import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { directionOf } from "@/texts/languages";
import { useDark } from "@/theme/mode";
import { paletteOf, SERIES } from "@/theme/theme";
import { countName } from "../referrals/states";

export const LINES = ["clicks", "introduced", "qualified", "converted"] as const;
const DASHES = ["dotted", "dashed", "solid", "solid"] as const;

interface Hovered {
  dataIndex: number;
  seriesName: string;
  value: number;
  color: string;
}

/** A tooltip as elements: the page's policy lets no style attributes in. */
function tooltip(title: string, lines: Hovered[], write: (value: number) => string): HTMLElement {
  const box = document.createElement("div");
  box.className = "gw-tip";
  const head = document.createElement("strong");
  head.textContent = title;
  box.append(head);
  for (const { seriesName, value, color } of lines) {
    const line = document.createElement("div");
    const dot = document.createElement("i");
    dot.style.background = color;
    const name = document.createElement("span");
    name.textContent = seriesName;
    const count = document.createElement("b");
    count.textContent = write(value);
    line.append(dot, name, count);
    box.append(line);
  }
  return box;
}

/** The picture of the days; read from right to left in Persian, which echarts does
 * not do by itself. */
export function useTrendOption(days: Figures["days"]): EChartsCoreOption {
  const { t } = useTranslation();
  const { language, day, num } = useFormat();
  const dark = useDark();
  return useMemo(() => {
    const colors = paletteOf(dark);
    const rtl = directionOf(language) === "rtl";
    const names = LINES.map((line) => countName(t, line));
    const axis = { axisLine: { lineStyle: { color: colors.border } }, axisTick: { show: false } };
    const label = { color: colors.quiet, fontSize: 12 };
    return {
      color: SERIES[dark ? "dark" : "light"],
      grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
      legend: {
        data: rtl ? [...names].reverse() : names,
        align: rtl ? "right" : "left",
        [rtl ? "right" : "left"]: 0,
        top: 0,
        icon: "roundRect",
        itemWidth: 14,
        itemHeight: 4,
        textStyle: { color: colors.text },
      },
      tooltip: {
        trigger: "axis",
        backgroundColor: colors.raised,
        borderColor: colors.border,
        textStyle: { color: colors.text },
        extraCssText: `direction:${rtl ? "rtl" : "ltr"}`,
        formatter: (hovered: Hovered[]) =>
          tooltip(day(days[hovered[0]?.dataIndex ?? 0]?.day ?? ""), hovered, num),
      },
      xAxis: {
        type: "category",
        boundaryGap: false,
        inverse: rtl,
        data: days.map((one) => day(one.day, true)),
        axisLabel: { ...label, hideOverlap: true },
        ...axis,
      },
      yAxis: {
        type: "value",
        position: rtl ? "right" : "left",
        minInterval: 1,
        axisLabel: { ...label, formatter: (value: number) => num(value) },
        splitLine: { lineStyle: { color: colors.border } },
      },
      series: LINES.map((line, at) => ({
        name: names[at],
        type: "line",
        smooth: 0.25,
        showSymbol: days.length <= 14,
        symbolSize: 6,
        lineStyle: { width: line === "converted" ? 3 : 2, type: DASHES[at] },
        ...(line === "converted" ? { areaStyle: { opacity: dark ? 0.14 : 0.08 } } : {}),
        data: days.map((one) => one[line]),
      })),
    };
  }, [days, language, dark, t, day, num]);
}

import type { DatePicker } from "antd";
import { type ComponentProps, createElement, lazy, Suspense } from "react";

import { useLanguage } from "@/texts/useLanguage";

type DayProps = ComponentProps<typeof DatePicker>;
type RangeProps = ComponentProps<typeof DatePicker.RangePicker>;

const Gregorian = {
  Day: lazy(async () => ({ default: (await import("./GregorianPicker")).default })),
  Range: lazy(async () => ({ default: (await import("./GregorianPicker")).default.RangePicker })),
};
const Jalali = {
  Day: lazy(async () => ({ default: (await import("./JalaliPicker")).default })),
  Range: lazy(async () => ({ default: (await import("./JalaliPicker")).default.RangePicker })),
};

/** How days are written in the pickers. */
function dayFormat(language: string): string {
  return language === "fa" ? "YYYY/MM/DD" : "YYYY-MM-DD";
}

/** Picks a day in the calendar of the language; its value is an ordinary Dayjs. */
export function DayPicker(props: DayProps) {
  const language = useLanguage();
  const picker = (language === "fa" ? Jalali.Day : Gregorian.Day) as typeof Gregorian.Day;
  const given = { format: dayFormat(language), ...props } as DayProps;
  return createElement(Suspense, { fallback: null }, createElement(picker, given as never));
}

/** Picks the first and the last day of a period. */
export function RangePicker(props: RangeProps) {
  const language = useLanguage();
  const picker = (language === "fa" ? Jalali.Range : Gregorian.Range) as typeof Gregorian.Range;
  const given = { format: dayFormat(language), ...props } as RangeProps;
  return createElement(Suspense, { fallback: null }, createElement(picker, given as never));
}

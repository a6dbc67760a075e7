import { plusDays } from "@/format/date";
import type { DashboardSearch } from "./routes";

export interface Period {
  from: string;
  to: string;
}

/** The period that an address means; by default the last 30 days with today. */
export function periodOf(search: DashboardSearch, today: string): Period {
  const { from, to } = search;
  if (from !== undefined && to !== undefined && from <= to) return { from, to };
  const days = Number(search.days ?? 30);
  return { from: plusDays(today, 1 - days), to: today };
}

export function isCustom({ from, to }: DashboardSearch): boolean {
  return from !== undefined && to !== undefined && from <= to;
}

import { INTL, type Language } from "@/texts/languages";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(INTL[language], options);
  formats.set(key, found);
  return found;
}

/** A moment (RFC 3339) with its time, in the business's time zone. */
export function formatDateTime(language: Language, moment: string, timeZone: string): string {
  return format(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(moment),
  );
}

/** The day of a moment, in the business's time zone. */
export function formatDate(language: Language, moment: string, timeZone: string): string {
  return format(language, { dateStyle: "medium", timeZone }).format(new Date(moment));
}

/** A calendar day `YYYY-MM-DD`, which has no time zone. */
export function formatDay(language: Language, day: string, short = false): string {
  const shape: Intl.DateTimeFormatOptions = short
    ? { month: "short", day: "numeric", timeZone: "UTC" }
    : { dateStyle: "medium", timeZone: "UTC" };
  return format(language, shape).format(new Date(`${day}T00:00:00Z`));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago a moment was, for the last week; older ones by their day. */
export function formatAgo(
  language: Language,
  moment: string,
  timeZone: string,
  now: number = Date.now(),
): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  if (Math.abs(seconds) > 7 * 86_400) return formatDate(language, moment, timeZone);
  const relative = new Intl.RelativeTimeFormat(INTL[language], { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, "second");
}

/** The calendar day that it is now in a time zone, `YYYY-MM-DD`. */
export function today(timeZone: string, now: Date = new Date()): string {
  const shape = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-CA", shape).format(now);
}

/** A calendar day some days later or earlier. */
export function plusDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Days from one to the other, both included. */
export function daysBetween(from: string, to: string): number {
  const length = Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`);
  return Math.round(length / 86_400_000) + 1;
}

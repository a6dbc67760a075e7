import dayjs from "dayjs";
import { describe, expect, test } from "vitest";

import { jalali, partsOf } from "./jalali";

const ICU = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

describe("the Jalali calendar", () => {
  test("agrees with the browser's on every day from 1921 to 2101", () => {
    const wrong: string[] = [];
    const last = Date.UTC(2101, 0, 1);
    for (let day = Date.UTC(1921, 2, 21); day < last; day += 86_400_000) {
      const date = new Date(day);
      const parts = ICU.formatToParts(date);
      const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      const ours = partsOf(
        dayjs(new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())),
      );
      if (ours.jy !== of("year") || ours.jm !== of("month") || ours.jd !== of("day")) {
        wrong.push(date.toISOString());
      }
    }
    expect(wrong).toEqual([]);
  });

  test("cuts a day that the month lacks", () => {
    const last = jalali.locale.parse("fa", "1403/01/31", []);
    expect(last).not.toBeNull();
    if (last === null) return;
    const esfand = jalali.addMonth(last, 11);
    expect(partsOf(esfand)).toEqual({ jy: 1403, jm: 12, jd: 30 });
    expect(partsOf(jalali.addYear(esfand, 1))).toEqual({ jy: 1404, jm: 12, jd: 29 });
  });

  test("reads Persian, Arabic and Latin digits, and refuses what is no day", () => {
    for (const text of ["۱۴۰۵/۰۸/۳۰", "١٤٠٥/٠٨/٣٠", "1405-8-30"]) {
      expect(jalali.locale.parse("fa", text, [])?.format("YYYY-MM-DD")).toBe("2026-11-21");
    }
    expect(jalali.locale.parse("fa", "1405/12/30", [])).toBeNull();
    expect(jalali.locale.parse("fa", "1405/13/01", [])).toBeNull();
  });

  test("writes Persian digits and begins the week on Saturday", () => {
    const day = dayjs("2026-11-28");
    expect(jalali.locale.format("fa", day, "YYYY/MM/DD")).toBe("۱۴۰۵/۰۹/۰۷");
    expect(jalali.locale.getWeekFirstDate("fa", dayjs("2026-11-25")).day()).toBe(6);
  });
});

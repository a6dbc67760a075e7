import { describe, expect, test } from "vitest";

import { daysBetween, formatAgo, formatDay, plusDays, today } from "./date";

describe("days", () => {
  test("are those of the business's time zone", () => {
    const late = new Date("2026-11-27T20:00:00Z");
    expect(today("Asia/Shanghai", late)).toBe("2026-11-28");
    expect(today("UTC", late)).toBe("2026-11-27");
  });

  test("are counted over the ends of months and years", () => {
    expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(plusDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(daysBetween("2026-11-01", "2026-11-30")).toBe(30);
  });

  test("are Jalali in Persian", () => {
    expect(formatDay("fa", "2026-11-28")).toContain("آذر");
    expect(formatDay("fa", "2026-11-28")).toContain("۱۴۰۵");
  });

  test("of the last week are told by how long ago they were", () => {
    const now = Date.parse("2026-11-28T12:00:00Z");
    expect(formatAgo("en", "2026-11-28T11:57:00Z", "UTC", now)).toBe("3 minutes ago");
    expect(formatAgo("en", "2026-11-01T00:00:00Z", "UTC", now)).toBe("Nov 1, 2026");
  });
});

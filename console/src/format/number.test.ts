import { describe, expect, test } from "vitest";

import { changeOf, compareDecimals, formatDecimal, formatPercent } from "./number";

describe("amounts", () => {
  test("are not rounded, however many digits they have", () => {
    expect(formatDecimal("en", "90071992547409931.07")).toBe("90,071,992,547,409,931.07");
    expect(formatDecimal("en", "0.10")).toBe("0.10");
    expect(formatDecimal("en", "4.10", "KWD")).toContain("4.10");
  });

  test("are written in the digits and marks of the language", () => {
    expect(formatDecimal("fa", "1250.50")).toBe("۱٬۲۵۰٫۵۰");
    expect(formatDecimal("en", "960.00", "CNY")).toBe("¥960.00");
    expect(formatDecimal("zh-Hans", "960.00", "CNY")).toBe("¥960.00");
  });

  test("keep the sign of what is less than one, and have none at zero", () => {
    expect(formatDecimal("en", "-0.50")).toBe("\u22120.50");
    expect(formatDecimal("en", "-0.00")).toBe("0.00");
    expect(formatDecimal("fa", "-80.00")).toBe("\u200e\u2212۸۰٫۰۰");
  });

  test("that are no decimals are shown as they came", () => {
    expect(formatDecimal("en", "many")).toBe("many");
  });

  test("are compared exactly", () => {
    expect(compareDecimals("90071992547409931.07", "90071992547409931.08")).toBe(-1);
    expect(compareDecimals("-1.5", "-1.50")).toBe(0);
  });
});

describe("changes", () => {
  test("are shares of what was before", () => {
    expect(changeOf("125", "100")).toBe(0.25);
    expect(changeOf("38400.00", "30720.00")).toBe(0.25);
    expect(changeOf("0", "3")).toBe(-1);
    expect(changeOf("3", "0")).toBeUndefined();
  });

  test("read in percent", () => {
    expect(formatPercent("en", 0.25)).toBe("25%");
    expect(formatPercent("fa", 0.25)).toBe("۲۵٪");
  });
});

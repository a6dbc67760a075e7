import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { formatDecimal, formatDigits, formatNumber } from "@/format/number";
import type { Format } from "@/format/useFormat";
import { changeLanguage, startTexts } from "@/texts/i18n";
import type { Language } from "@/texts/languages";
import { arithmeticText, inputFacts, triggerText, whyText } from "./why";

const formatOf = (language: Language) =>
  ({
    language,
    num: (value: number) => formatNumber(language, value),
    digits: (text: string) => formatDigits(language, text),
    decimal: (text: string) => formatDecimal(language, text),
  }) as Format;

const explanation = {
  version: 2,
  rule: 1,
  trigger: "paid+filed",
  inputs: { order: "O-17", amount: "12000.00", nth: "1" },
  arithmetic: "8.00 % of 12000.00 = 960.00",
  event_source: "/shop",
  event_id: "e-1",
};

beforeAll(() => startTexts("en"));

describe("why a reward was given", () => {
  test("is a sentence", () => {
    const { t } = i18next;
    expect(whyText(t, formatOf("en"), "advocate", explanation)).toBe(
      "Because the friend’s order was paid and the contract of the friend’s order was filed, " +
        "rule 1 of the program (version 2) gives this to the advocate.",
    );
    expect(triggerText(t, formatOf("en"), "something_new")).toBe("something_new");
  });

  test("shows the figures that the rule read", () => {
    expect(inputFacts(i18next.t, formatOf("en"), explanation.inputs)).toEqual([
      ["Order", "O-17"],
      ["Amount of the order", "12,000.00"],
      ["Which of the friend’s orders", "1"],
    ]);
  });

  test.each([
    ["100.00", "a fixed 100.00"],
    ["8.00 % of 12000.00 = 960.00", "8.00 % of 12,000.00 is 960.00"],
    ["from 20000.00: 1", "from 20,000.00 on: 1"],
    ["step 2", "step 2 was reached"],
    ["500 of 300 left of 16000", "500, of 300 that were left of the cap of 16,000"],
    ["2/4 of 400.00, less 1/4", "2/4 of the 400.00 that were paid, less 1/4 given before"],
    ["as the crow flies", "as the crow flies"],
  ])("reads the sum %s", (arithmetic, text) => {
    expect(arithmeticText(i18next.t, formatOf("en"), arithmetic)).toBe(text);
  });

  test("is told in the reader's language and digits", async () => {
    await changeLanguage("fa");
    const sum = arithmeticText(i18next.t, formatOf("fa"), explanation.arithmetic);
    expect(sum).toBe("۸٫۰۰ درصد از ۱۲٬۰۰۰٫۰۰ می‌شود ۹۶۰٫۰۰");
    await changeLanguage("en");
  });
});

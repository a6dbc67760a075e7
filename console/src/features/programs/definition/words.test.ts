import { PRESETS } from "@/testing/presets";
import { startTexts } from "@/texts/i18n";
import { LANGUAGES, type Language } from "@/texts/languages";
import { loadTexts, speakerOf } from "../texts";
import { readModel } from "./model";
import { sayAmount, sayPercent } from "./units";
import { tellRule, tellSide, tellTerms } from "./words";

beforeAll(async () => {
  await startTexts("en");
  for (const language of LANGUAGES) await loadTexts(language);
});

const definitionOf = (name: string) => PRESETS.find(([preset]) => preset === name)?.[1] ?? {};

function told(name: string, language: Language): string[] {
  const model = readModel(definitionOf(name));
  return model.rule.map((rule) => tellRule(speakerOf(language), rule, model.currency).sentence);
}

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(PRESETS)("%s is told whole", (_, definition) => {
    const speaker = speakerOf(language);
    const model = readModel(definition);
    const all = model.rule.flatMap((rule) => {
      const { sentence, tiers, notes } = tellRule(speaker, rule, model.currency);
      return [sentence, ...notes, ...tiers.flatMap(({ when, what }) => [when, what])];
    });
    all.push(...tellTerms(speaker, model));
    all.push(...["advocate", "friend", "recruiter"].flatMap((s) => tellSide(speaker, model, s)));
    expect(all.length).toBeGreaterThan(4);
    for (const text of all) {
      expect(text.trim()).not.toBe("");
      // No hole, no key, no figure that is not there.
      expect(text).not.toMatch(/\{\{|…|undefined|NaN|\b(words|kind|unit|thing)\./);
      if (language === "fa") expect(text.replace(/\u200e|\u200f/g, "")).not.toMatch(/[0-9]/);
      if (language !== "en") expect(text).toMatch(/[^\u0020-\u007e]/);
    }
  });
});

test("says the same as the preset's own summary", () => {
  expect(told("travel-credit", "en")).toEqual([
    "When the friend signs up, the friend gets ¥100.",
    "When the friend’s first order of at least ¥500 is delivered, the advocate gets ¥100.",
  ]);
  expect(told("coupons-and-points", "zh-Hans")).toEqual([
    "被推荐人注册后，被推荐人得 1 张优惠券。",
    "被推荐人的首单付款后，推荐人得 200 积分。",
    "被推荐人的第 2 至 5 单，每单付款后，推荐人得 50 积分。",
  ]);
  expect(told("agent-commission", "fa")).toEqual([
    "وقتی هر سفارش دوست معرفی‌شده پرداخت شود، معرف ۸٪ مبلغ سفارش را می‌گیرد.",
    "وقتی هر سفارش دوست معرفی‌شده پرداخت شود، جذب‌کنندهٔ معرف ۲٪ مبلغ سفارش را می‌گیرد.",
  ]);
});

test("steps and bands are told one by one", () => {
  const model = readModel(definitionOf("dealer-milestones"));
  const [rule] = model.rule;
  const { tiers } = tellRule(speakerOf("en"), rule as never, model.currency);
  expect(tiers).toEqual([
    { when: "1 friend", what: "¥500 voucher (accessories); club members also 500 points" },
    { when: "2 friends", what: "1 × type B service; club members also 700 points" },
    { when: "4 friends", what: "¥3,000 voucher (insurance); club members also 3,000 points" },
    { when: "5 friends", what: "¥4,000 voucher (insurance); club members also 4,000 points" },
  ]);
});

test("limits are told", () => {
  const model = readModel(definitionOf("storage-both-sides"));
  const [, advocate] = model.rule;
  expect(tellRule(speakerOf("en"), advocate as never, "CNY").notes).toEqual([
    "At most 16,000 MB of storage for each advocate",
  ]);
});

test("amounts keep every digit", () => {
  const en = speakerOf("en");
  expect(sayAmount(en, { unit: "CNY", amount: "900719925474099312.25" }, "CNY")).toBe(
    "¥900,719,925,474,099,312.25",
  );
  expect(sayPercent(en, "7.25")).toBe("7.25%");
  expect(sayPercent(en, "0.5")).toBe("0.5%");
  expect(sayPercent(en, "100")).toBe("100%");
});

test("what is not filled in yet shows as a gap", () => {
  const model = readModel({
    name: "a",
    currency: "CNY",
    rule: [{ for: "advocate", on: "paid", gives: { unit: "points", amount: "" } }],
  });
  expect(tellRule(speakerOf("en"), model.rule[0] as never, "CNY").sentence).toContain("…");
});

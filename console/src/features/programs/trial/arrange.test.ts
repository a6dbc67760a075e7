import { momentAt } from "../drafts/momentAt";
import { arrange, type Decision } from "./arrange";
import { addDecimals } from "./decimal";
import type { Fact } from "./vocabulary";

const fact = (id: string, type: string, time: string, data = {}): Fact => ({
  specversion: "1.0",
  source: "/s",
  id,
  type,
  time,
  data,
});

const decision = (change: Partial<Decision>): Decision => ({
  decision: "reward",
  at: "",
  reward: "r",
  beneficiary: "Ada",
  friend: "Lin",
  event: null,
  amounts: [],
  because: { rule: 1, arithmetic: "" },
  reason: null,
  meaning: null,
  ...change,
});

const money = (amount: string) => [{ unit: "CNY", amount }];

test.each([
  ["1.50", "2", "3.50"],
  ["-0.10", "0.05", "-0.05"],
  ["9007199254740993", "1", "9007199254740994"],
  ["100.00", "-100", "0.00"],
])("%s and %s is %s", (left, right, sum) => {
  expect(addDecimals(left, right)).toBe(sum);
});

test("each decision stands beside what brought it about, and balances run", () => {
  const facts = [
    fact("pay", "payment.received", "2026-01-02T10:00:00+08:00"),
    fact("refund", "order.refunded", "2026-01-05T10:00:00+08:00"),
    fact("intro", "referral.introduced", "2026-01-01T10:00:00+08:00"),
  ];
  const decisions = [
    decision({ at: "2026-01-02T02:00:00Z", event: "pay", amounts: money("100.00") }),
    decision({ at: "2026-01-03T02:00:00Z", decision: "lapse", amounts: money("10.00") }),
    // What is taken back names what had earned it, and happens with the refund.
    decision({ at: "2026-01-05T02:00:00Z", event: "pay", amounts: money("-90.00") }),
  ];
  const moments = arrange(facts, { events: [], decisions, summary: { discounts: {} } });
  expect(moments.map((moment) => moment.fact?.id ?? "clock")).toEqual([
    "intro",
    "pay",
    "clock",
    "refund",
  ]);
  expect(moments.map((moment) => moment.effects.map((effect) => effect.kind))).toEqual([
    [],
    ["given"],
    ["lapsed"],
    ["taken"],
  ]);
  expect(moments.map((moment) => moment.balances.get("Ada")?.get("CNY"))).toEqual([
    undefined,
    "100.00",
    "90.00",
    undefined,
  ]);
  expect(moments[3]?.effects[0]?.amounts).toEqual(money("90.00"));
});

test("refusals give nothing, used credit is gone, discounts show at their order", () => {
  const facts = [
    fact("order", "order.placed", "2026-01-01T00:00:00Z", { order: "O-1", customer: "Lin" }),
    fact("use", "credit.used", "2026-01-02T00:00:00Z", {
      customer: "Ada",
      unit: "CNY",
      amount: "30",
    }),
  ];
  const decisions = [
    decision({ at: "2026-01-01T00:00:00Z", event: "order", amounts: money("100") }),
    decision({
      at: "2026-01-01T00:00:00Z",
      event: "order",
      decision: "refusal",
      beneficiary: null,
      because: null,
      reason: "over_cap",
    }),
  ];
  const outcome = { source: "/s", id: "use", outcome: "applied", reason: null };
  const [order, use] = arrange(facts, {
    events: [outcome],
    decisions,
    summary: { discounts: { "O-1": { CNY: "20.00" } } },
  });
  expect(order?.effects.map(({ kind, who }) => [kind, who])).toEqual([
    ["discount", "Lin"],
    ["given", "Ada"],
    ["refused", "Lin"],
  ]);
  expect(use?.balances.get("Ada")?.get("CNY")).toBe("70");
});

test("a day and a clock of a zone are a moment", () => {
  expect(momentAt("2026-03-01", "00:00", "Asia/Shanghai")).toBe("2026-02-28T16:00:00Z");
  expect(momentAt("2026-03-21", "08:30", "Asia/Tehran")).toBe("2026-03-21T05:00:00Z");
  expect(momentAt("2026-07-01", "12:00", "Europe/Berlin")).toBe("2026-07-01T10:00:00Z");
});

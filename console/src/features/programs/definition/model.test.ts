import { PRESETS } from "@/testing/presets";
import { readToml } from "@/testing/toml";
import { faultsByPlace, pathOf, placeOf, plainFaults } from "./faults";
import { fitsForm, readModel, sameDefinition, writeDefinition } from "./model";
import { writeToml } from "./toml";

test("the presets are there", () => {
  expect(PRESETS.map(([name]) => name)).toEqual([
    "agent-commission",
    "brokerage-gifts",
    "coupons-and-points",
    "dealer-milestones",
    "refund-after-four",
    "storage-both-sides",
    "travel-credit",
  ]);
});

describe.each(PRESETS)("%s", (_, definition) => {
  test("goes into the form and comes back as it was", () => {
    expect(writeDefinition(readModel(definition))).toEqual(definition);
    expect(fitsForm(definition)).toBe(true);
  });

  test("is written as a file that says the same", () => {
    expect(readToml(writeToml(definition))).toEqual(definition);
  });
});

const rule = { for: "advocate", on: "paid", gives: { unit: "points", amount: "5" } };
const base = { name: "a", currency: "CNY", rule: [rule] };

test("keeps what the form does not know", () => {
  const strange = { ...base, later: { x: 1 }, rule: [{ ...rule, level: 1, when: { odd: true } }] };
  expect(writeDefinition(readModel(strange))).toEqual(strange);
  expect(fitsForm(strange)).toBe(true);
});

test("takes both ways of writing the same", () => {
  const long = { ...base, rule: [{ ...rule, on: ["paid"], when: { nth: { from: 1, to: 1 } } }] };
  expect(writeDefinition(readModel(long)).rule).toEqual([{ ...rule, when: { nth: 1 } }]);
  expect(fitsForm(long)).toBe(true);
});

test.each([
  ["a percentage as a number", { ...base, rule: [{ ...rule, gives: { percent: 8 } }] }],
  ["a rule that is none", { ...base, rule: ["x"] }],
  ["rules that are no list", { ...base, rule: {} }],
  ["a title that is a text", { ...base, title: "Spring" }],
])("leaves to the text what it cannot hold: %s", (_, definition) => {
  expect(fitsForm(definition)).toBe(false);
});

test("tells definitions apart", () => {
  expect(sameDefinition(base, { ...base, currency: "USD" })).toBe(false);
});

describe("faults land on fields", () => {
  const model = readModel({
    ...base,
    budget: { CNY: "10", "gift:tote": "x" },
    rule: [rule, { ...rule, on: "signed_up" }],
  });

  test.each([
    ["rule[1].gives.percent", ["rule", 1, "gives", "percent"]],
    ["rule[0].gives.bands[2].from", ["rule", 0, "gives", "bands", 2, "from"]],
    ["rule[0].gives.steps[1].club.unit", ["rule", 0, "gives", "steps", 1, "club", "unit"]],
    ["rule[0].gives.discount.amount", ["rule", 0, "gives", "discount", "amount"]],
    ["rule[0].gives.purchase_share.parts", ["rule", 0, "gives", "purchase_share", "parts"]],
    ["rule[0].when.nth", ["rule", 0, "when", "nth", "from"]],
    ["rule[0].when.nth.to", ["rule", 0, "when", "nth", "to"]],
    ["rule[0].on", ["rule", 0, "marks"]],
    ["rule[1].on", ["rule", 1, "on"]],
    ["rule[0]", ["rule", 0]],
    ["budget.gift:tote", ["budget", 1, "amount"]],
    ["introduction.new_before", ["new_before"]],
    ["period.to", ["period", "to"]],
    ["title.zh-Hans", ["title", "zh-Hans"]],
    ["name", ["name"]],
  ])("%s", (field, place) => {
    expect(placeOf(field, model)).toEqual(place);
  });

  test("several of one field stand together", () => {
    const faults = [
      { field: "name", reason: "is missing" },
      { field: "name", reason: "is odd" },
    ];
    expect(faultsByPlace(faults, model)).toEqual([
      { name: ["name"], errors: ["is missing", "is odd"] },
    ]);
  });

  test("also as a draft names them", () => {
    const faults = [
      { field: "definition.rule[0].gives.amount", reason: "x" },
      { field: "definition", reason: "y" },
    ];
    expect(plainFaults(faults).map(({ field }) => field)).toEqual(["rule[0].gives.amount", ""]);
  });

  test("a path is read in its parts", () => {
    expect(pathOf("rule[10].gives.x")).toEqual(["rule", 10, "gives", "x"]);
  });
});

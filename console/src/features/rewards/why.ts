import type { TFunction } from "i18next";

import type { RewardDetail } from "@/api/types";
import type { Format } from "@/format/useFormat";
import { INTL } from "@/texts/languages";

type Explanation = RewardDetail["explanation"];

const TRIGGERS = [
  "signed_up",
  "valued",
  "own_purchase",
  "placed",
  "paid",
  "invoiced",
  "delivered",
  "filed",
] as const;

/** What happened: "the friend's order was paid and its contract filed". */
export function triggerText(t: TFunction, format: Format, trigger: string): string {
  const parts = trigger.split("+").map((mark) => {
    const known = TRIGGERS.find((one) => one === mark);
    return known === undefined ? mark : t(`why.trigger.${known}`);
  });
  return new Intl.ListFormat(INTL[format.language], { type: "conjunction" }).format(parts);
}

const INPUTS = [
  "order",
  "amount",
  "value",
  "nth",
  "least",
  "within_days",
  "friend",
  "counted",
] as const;
const MONEY = ["amount", "value", "least"];
const COUNTS = ["nth", "within_days"];

/** The figures that the rule read, named for people. */
export function inputFacts(t: TFunction, format: Format, inputs: Record<string, string>) {
  return Object.entries(inputs).map(([name, value]): [string, string] => {
    const known = INPUTS.find((one) => one === name);
    const label = known === undefined ? name : t(`why.input.${known}`);
    if (MONEY.includes(name)) return [label, format.decimal(value)];
    return [label, COUNTS.includes(name) ? format.digits(value) : value];
  });
}

const DECIMAL = "(-?\\d+(?:\\.\\d+)?)";
const pattern = (text: string) => new RegExp(`^${text.replaceAll("#", DECIMAL)}$`);

/** The forms in which the server writes its arithmetic. */
const FORMS = [
  { text: "why.sum.fixed", form: pattern("#"), names: ["amount"] },
  { text: "why.sum.percent", form: pattern("# % of # = #"), names: ["percent", "base", "amount"] },
  { text: "why.sum.band", form: pattern("from #: #"), names: ["from", "amount"] },
  { text: "why.sum.step", form: pattern("step #"), names: ["step"] },
  { text: "why.sum.capped", form: pattern("# of # left of #"), names: ["amount", "left", "cap"] },
  {
    text: "why.sum.share",
    form: pattern("#/# of #, less #/#"),
    names: ["n", "parts", "paid", "before", "same"],
  },
] as const;

/** How the amount came about, in the reader's language and digits; what has another
 * form than these is shown as the server wrote it. */
export function arithmeticText(t: TFunction, format: Format, arithmetic: string): string {
  for (const { text, form, names } of FORMS) {
    const found = form.exec(arithmetic);
    if (found === null) continue;
    const figures = names.map((name, at) => [name, format.decimal(found[at + 1] ?? "")]);
    return t(text, Object.fromEntries(figures));
  }
  return arithmetic;
}

/** Why the reward was given, in a sentence or two. */
export function whyText(
  t: TFunction,
  format: Format,
  side: string,
  explanation: Explanation,
): string {
  const happened = triggerText(t, format, explanation.trigger);
  const known = (["advocate", "friend", "recruiter"] as const).find((one) => one === side);
  const rule = format.num(explanation.rule);
  const version = format.num(explanation.version);
  const to = known === undefined ? side : t(`why.to.${known}`);
  return t("why.sentence", { happened, rule, version, to });
}

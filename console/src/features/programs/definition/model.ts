/**
 * A program's definition as a form holds it.
 *
 * Fields have the places that they have in the definition, so that a fault of
 * the server (`rule[1].gives.percent`) names the field of the form. What differs:
 * what sets a rule off is one choice and a list of marks, `nth` is always a range,
 * what a rule gives says which of the closed choices it is, and the budget is a
 * list. What the form does not know is kept in `rest` and written back.
 */

export type Definition = Record<string, unknown>;
export type Texts = Record<string, string>;
export type Whole = number | null;

export const PAYEES = ["advocate", "friend", "recruiter"] as const;
export const MARKS = ["placed", "paid", "invoiced", "delivered", "filed"] as const;
export const PERSON_KINDS = ["prospect", "customer", "staff", "agent", "company"] as const;
export const INSTRUMENTS = ["card", "pass", "ticket", "voucher", "coupon", "media"] as const;
export const FOOTPRINTS = ["order", "visit", "valuation", "sign_up"] as const;
export const TEXT_FIELDS = ["title", "summary", "offer", "criteria"] as const;

export type GivesKind = "fixed" | "percent" | "bands" | "steps" | "instruments" | "purchase_share";

export interface Grant {
  unit: string;
  amount: string;
}

export interface Band extends Grant {
  from: string;
}

export interface Step extends Grant {
  count: Whole;
  club: Grant | null;
}

export interface Gives {
  what: GivesKind;
  unit: string;
  amount: string;
  expires_days: Whole;
  cap: string;
  percent: string;
  bands: Band[];
  steps: Step[];
  instruments: string;
  count: Whole;
  introduces: boolean | null;
  discount: { kind: "amount" | "percent"; amount: string; percent_of_first_order: string };
  purchase_share: { parts: Whole; within_days: Whole };
}

export interface Conditions {
  nth: { from: Whole; to: Whole } | null;
  least: string;
  within_days: Whole;
  kind: string;
  with: string;
}

export interface Rule {
  for: string;
  on: string;
  marks: string[];
  when: Conditions;
  gives: Gives;
  rest: { rule: Definition; when: Definition; gives: Definition };
}

export interface Model {
  name: string;
  zone: string;
  currency: string;
  title: Texts;
  summary: Texts;
  offer: Texts;
  criteria: Texts;
  period: { from: string; to: string } | null;
  new_before: string[] | null;
  rule: Rule[];
  budget: Grant[];
  rest: Definition;
}

const isObject = (value: unknown): value is Definition =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A whole number; the product also reads a text of digits as one. */
const whole = (value: unknown): Whole => {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : null;
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const without = (value: Definition, known: string[]): Definition =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));

function texts(value: unknown): Texts {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([lang, said]) => [lang, text(said)]));
}

const grant = (value: Definition): Grant => ({
  unit: text(value.unit),
  amount: text(value.amount),
});

function givesKind(gives: Definition): GivesKind {
  const kinds = ["percent", "bands", "steps", "instruments", "purchase_share"] as const;
  return kinds.find((kind) => kind in gives) ?? "fixed";
}

const KNOWN_OF_GIVES: Record<GivesKind, string[]> = {
  fixed: ["unit", "amount", "expires_days", "cap"],
  percent: ["percent"],
  bands: ["bands"],
  steps: ["steps"],
  instruments: ["instruments", "count", "introduces", "discount"],
  purchase_share: ["purchase_share"],
};

function readStep(value: unknown): Step {
  const step = isObject(value) ? value : {};
  const club = isObject(step.club) ? grant(step.club) : null;
  return { count: whole(step.count), ...grant(step), club };
}

function readBand(value: unknown): Band {
  const band = isObject(value) ? value : {};
  return { from: text(band.from), ...grant(band) };
}

function readGives(gives: Definition): Gives {
  const discount = isObject(gives.discount) ? gives.discount : {};
  const share = isObject(gives.purchase_share) ? gives.purchase_share : {};
  return {
    what: givesKind(gives),
    ...grant(gives),
    expires_days: whole(gives.expires_days),
    cap: text(gives.cap),
    percent: text(gives.percent),
    bands: list(gives.bands).map(readBand),
    steps: list(gives.steps).map(readStep),
    instruments: text(gives.instruments),
    count: whole(gives.count),
    introduces: typeof gives.introduces === "boolean" ? gives.introduces : null,
    discount: {
      kind: "amount" in discount ? "amount" : "percent",
      amount: text(discount.amount),
      percent_of_first_order: text(discount.percent_of_first_order),
    },
    purchase_share: { parts: whole(share.parts), within_days: whole(share.within_days) },
  };
}

function readNth(value: unknown): Conditions["nth"] {
  if (isObject(value)) return { from: whole(value.from), to: whole(value.to) };
  const nth = whole(value);
  return nth === null ? null : { from: nth, to: nth };
}

function readConditions(when: Definition): Conditions {
  return {
    nth: readNth(when.nth),
    least: text(when.least),
    within_days: whole(when.within_days),
    kind: text(when.kind),
    with: text(when.with),
  };
}

function readTrigger(on: unknown): { on: string; marks: string[] } {
  const isMark = (name: string) => (MARKS as readonly string[]).includes(name);
  if (typeof on === "string" && !isMark(on)) return { on, marks: [] };
  const marks = (typeof on === "string" ? [on] : list(on)).map(text);
  return { on: "order", marks };
}

function readRule(value: unknown): Rule {
  const rule = isObject(value) ? value : {};
  const when = isObject(rule.when) ? rule.when : {};
  const gives = isObject(rule.gives) ? rule.gives : {};
  return {
    for: text(rule.for),
    ...readTrigger(rule.on),
    when: readConditions(when),
    gives: readGives(gives),
    rest: {
      rule: without(rule, ["for", "on", "when", "gives"]),
      when: without(when, ["nth", "least", "within_days", "kind", "with"]),
      gives: without(gives, KNOWN_OF_GIVES[givesKind(gives)]),
    },
  };
}

/** The form of a definition. */
export function readModel(definition: Definition): Model {
  const period = isObject(definition.period) ? definition.period : null;
  const introduction = isObject(definition.introduction) ? definition.introduction : {};
  const before = introduction.new_before;
  const known = [...TEXT_FIELDS, "name", "zone", "currency", "period", "introduction", "rule"];
  return {
    name: text(definition.name),
    zone: text(definition.zone),
    currency: text(definition.currency),
    title: texts(definition.title),
    summary: texts(definition.summary),
    offer: texts(definition.offer),
    criteria: texts(definition.criteria),
    period: period && { from: text(period.from), to: text(period.to) },
    new_before: before === undefined ? null : (Array.isArray(before) ? before : [before]).map(text),
    rule: list(definition.rule).map(readRule),
    budget: Object.entries(texts(definition.budget)).map(([unit, amount]) => ({ unit, amount })),
    rest: without(definition, [...known, "budget"]),
  };
}

/** Leaves out what says nothing. */
function said(fields: Definition): Definition {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return Object.fromEntries(kept);
}

const orNothing = (fields: Definition) => (Object.keys(fields).length > 0 ? fields : null);

function writeGives(gives: Gives, rest: Definition): Definition {
  const own = (): Definition => {
    switch (gives.what) {
      case "percent":
        return { percent: gives.percent };
      case "bands":
        return { bands: gives.bands.map((band) => said({ ...band })) };
      case "steps":
        return {
          steps: gives.steps.map((step) =>
            said({ ...step, club: step.club && orNothing(said({ ...step.club })) }),
          ),
        };
      case "instruments": {
        const { kind, amount, percent_of_first_order } = gives.discount;
        const discount = kind === "amount" ? { amount } : { percent_of_first_order };
        const { instruments, count, introduces } = gives;
        return said({ instruments, count, introduces, discount });
      }
      case "purchase_share":
        return { purchase_share: said({ ...gives.purchase_share }) };
      default: {
        const { unit, amount, expires_days, cap } = gives;
        return said({ unit, amount, expires_days, cap });
      }
    }
  };
  return { ...own(), ...rest };
}

function writeNth(nth: Conditions["nth"]): unknown {
  if (!nth || (nth.from === null && nth.to === null)) return null;
  return nth.from === nth.to ? nth.from : said({ from: nth.from, to: nth.to });
}

function writeRule(rule: Rule): Definition {
  const marks = rule.marks.length === 1 ? rule.marks[0] : rule.marks;
  const { least, within_days, kind } = rule.when;
  const when = said({
    nth: writeNth(rule.when.nth),
    least,
    within_days,
    kind,
    with: rule.when.with,
    ...rule.rest.when,
  });
  return {
    ...said({ for: rule.for, on: rule.on === "order" ? marks : rule.on, when: orNothing(when) }),
    gives: writeGives(rule.gives, rule.rest.gives),
    ...rule.rest.rule,
  };
}

/** The definition that a form says. */
export function writeDefinition(model: Model): Definition {
  const spoken = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, orNothing(said(model[field]))]),
  );
  const budget = model.budget
    .filter((line) => line.unit !== "" || line.amount !== "")
    .map((line) => [line.unit, line.amount]);
  return said({
    name: model.name,
    zone: model.zone,
    currency: model.currency,
    ...spoken,
    period: model.period && orNothing(said(model.period)),
    introduction: model.new_before && { new_before: model.new_before },
    budget: orNothing(Object.fromEntries(budget)),
    rule: model.rule.map(writeRule),
    ...model.rest,
  });
}

/** A definition without what may be written in two ways. */
function plain(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    return key === "on" && value.length === 1 ? value[0] : value.map((item) => plain(item));
  }
  if (!isObject(value)) return value;
  if (key === "nth" && value.from === value.to) return value.from;
  const fields = Object.entries(value)
    .map(([name, inner]) => [name, plain(inner, name)] as const)
    .filter(([, inner]) => inner !== null && inner !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields);
}

/** Whether two definitions say the same. */
export const sameDefinition = (a: Definition, b: Definition): boolean =>
  JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/**
 * Whether a form can hold all that a definition says. What it cannot, like a
 * percentage that is written as a number, is for the text.
 */
export const fitsForm = (definition: Definition): boolean =>
  sameDefinition(writeDefinition(readModel(definition)), definition);

/** The facts that a trial's form knows, with their fields; what else the product
 * reads can be written as text. */

export interface Fact {
  specversion: string;
  id: string;
  source: string;
  type: string;
  time: string;
  data: Record<string, unknown>;
}

export type Shape = "text" | "amount" | "currency" | "unit" | "flag" | readonly string[];

export interface Field {
  name: string;
  shape: Shape;
  isRequired: boolean;
}

const must = (name: string, shape: Shape = "text"): Field => ({ name, shape, isRequired: true });
const may = (name: string, shape: Shape = "text"): Field => ({ name, shape, isRequired: false });

const CHANNELS = [
  "link",
  "code",
  "qr",
  "form",
  "phone",
  "in_person",
  "email",
  "sms",
  "social",
  "chat",
] as const;
const PERSONS = ["prospect", "customer", "staff", "agent", "company"] as const;
const INSTRUMENTS = ["card", "pass", "ticket", "voucher", "coupon", "media"] as const;

export const VOCABULARY: Record<string, Field[]> = {
  "referral.introduced": [must("advocate"), must("friend"), must("channel", CHANNELS)],
  "customer.added": [
    must("customer"),
    may("kind", PERSONS),
    may("club", "flag"),
    may("recruited_by"),
  ],
  "visit.recorded": [must("customer"), may("accompanied_by")],
  "order.placed": [
    must("order"),
    must("customer"),
    must("amount", "amount"),
    must("currency", "currency"),
    may("instrument"),
  ],
  "payment.received": [must("order"), must("amount", "amount")],
  "order.invoiced": [must("order")],
  "order.delivered": [must("order")],
  "order.filed": [must("order")],
  "order.cancelled": [must("order")],
  "order.refunded": [must("order"), must("amount", "amount")],
  "holdings.valued": [must("customer"), must("market_value", "amount")],
  "instrument.issued": [must("instrument"), must("kind", INSTRUMENTS), must("holder")],
  "instrument.redeemed": [must("instrument"), must("by"), may("order")],
  "credit.used": [must("customer"), must("unit", "unit"), must("amount", "amount")],
  "fraud.confirmed": [must("advocate"), must("friend"), may("staff")],
};

export const FACT_TYPES = Object.keys(VOCABULARY);

/** Whether the form can hold a fact without losing any of it. */
export function fitsFactForm(fact: Fact): boolean {
  const fields = VOCABULARY[fact.type];
  return (
    fields !== undefined &&
    Object.keys(fact.data).every((name) => fields.some((field) => field.name === name))
  );
}

const DAY = 86_400_000;

/** A fact to begin with: a day after the last one, with the names of those before. */
export function nextFact(type: string, before: Fact[], currency: string): Fact {
  const last = before.at(-1);
  const time = last ? shifted(last.time, DAY) : "2026-01-05T10:00:00Z";
  const named = (field: string) =>
    before.toReversed().find((fact) => typeof fact.data[field] === "string")?.data[field] as
      | string
      | undefined;
  const known: Record<string, string | undefined> = {
    advocate: named("advocate"),
    friend: named("friend"),
    customer: named("friend") ?? named("customer"),
    order: named("order"),
    holder: named("advocate"),
    by: named("friend"),
    channel: "link",
    kind: type === "instrument.issued" ? "card" : undefined,
    currency,
    unit: currency,
    instrument: named("instrument"),
  };
  const fields = (VOCABULARY[type] ?? []).filter((field) => field.isRequired);
  const data = Object.fromEntries(fields.map(({ name }) => [name, known[name] ?? ""]));
  if (type === "order.placed") data.order = freshName(before);
  return { specversion: "1.0", source: "/try", id: freshId(before), type, time, data };
}

function freshName(before: Fact[]): string {
  const taken = new Set(before.map((fact) => fact.data.order));
  let number = before.length + 1;
  while (taken.has(`O-${number}`)) number += 1;
  return `O-${number}`;
}

function freshId(before: Fact[]): string {
  const taken = new Set(before.map((fact) => fact.id));
  let number = before.length + 1;
  while (taken.has(`try-${number}`)) number += 1;
  return `try-${number}`;
}

/** A moment, later; with the offset that it had. */
export function shifted(time: string, by: number): string {
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? "Z";
  return inOffset(Date.parse(time) + by, offset);
}

/** A moment in RFC 3339 with an offset. */
export function inOffset(moment: number, offset: string): string {
  const found = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  const minutes = found
    ? (Number(found[2]) * 60 + Number(found[3])) * (found[1] === "-" ? -1 : 1)
    : 0;
  const local = new Date(moment + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${found ? offset : "Z"}`;
}

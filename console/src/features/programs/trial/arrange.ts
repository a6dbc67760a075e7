import { addDecimals, isNegative, isZero, negated } from "./decimal";
import type { Fact } from "./vocabulary";

export interface Amount {
  unit: string;
  amount: string;
}

/** What a program decided, as `try_program` answers it. */
export interface Decision {
  decision: string;
  at: string;
  reward: string | null;
  beneficiary: string | null;
  friend: string | null;
  event: string | null;
  amounts: Amount[];
  because: { rule: number; arithmetic: string } | null;
  reason: string | null;
  meaning: string | null;
}

export interface Outcome {
  source: string;
  id: string;
  /** None for a fact after the moment up to which the clock ran. */
  outcome: string | null;
  reason: string | null;
}

/** What somebody gets, loses or does not get at a moment. */
export interface Effect {
  kind: "given" | "taken" | "lapsed" | "refused" | "discount";
  who: string;
  amounts: Amount[];
  rule: number | null;
  arithmetic: string;
  reason: string;
  meaning: string;
}

export type Balances = Map<string, Map<string, string>>;

/** A moment of the trial: a fact, or what the clock did between facts. */
export interface Moment {
  fact: Fact | null;
  at: string;
  outcome: Outcome | null;
  effects: Effect[];
  /** What everybody has after it. */
  balances: Balances;
}

function effectOf(decision: Decision): Effect {
  const { because, amounts } = decision;
  const lowers = amounts.length > 0 && amounts.every(({ amount }) => isNegative(amount));
  const kinds = { lapse: "lapsed", refusal: "refused" } as const;
  const kind = kinds[decision.decision as keyof typeof kinds] ?? (lowers ? "taken" : "given");
  return {
    kind,
    who: decision.beneficiary ?? decision.friend ?? "",
    amounts: lowers
      ? amounts.map(({ unit, amount }) => ({ unit, amount: negated(amount) }))
      : amounts,
    rule: because?.rule ?? null,
    arithmetic: because?.arithmetic ?? "",
    reason: decision.reason ?? "",
    meaning: decision.meaning ?? "",
  };
}

/**
 * To which fact a decision belongs: to the one that it names, when it was decided
 * at its moment; else to one of the same moment (a refund that takes back what an
 * order had earned); else to the clock.
 */
function factOf(decision: Decision, facts: Fact[]): Fact | null {
  const at = Date.parse(decision.at);
  const then = facts.filter((fact) => Date.parse(fact.time) === at);
  return then.find((fact) => fact.id === decision.event) ?? then.at(-1) ?? null;
}

/** What was taken off orders, by order and unit, as a summary says it. */
export type Discounts = Record<string, Record<string, string>>;

export interface Answer {
  events: Outcome[];
  decisions: Decision[];
  summary: { discounts: Discounts };
}

/** Puts what was decided beside the facts, in order of time, with running balances. */
export function arrange(facts: Fact[], answer: Answer): Moment[] {
  const { events: outcomes, decisions, summary } = answer;
  const order = facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => Date.parse(a.fact.time) - Date.parse(b.fact.time) || a.index - b.index)
    .map(({ fact }) => fact);
  const moments: Moment[] = order.map((fact) => ({
    fact,
    at: fact.time,
    outcome: outcomes.find(({ source, id }) => source === fact.source && id === fact.id) ?? null,
    effects: discountsOf(fact, summary.discounts),
    balances: new Map(),
  }));
  for (const decision of decisions) {
    const fact = factOf(decision, order);
    const found = moments.find((moment) =>
      fact ? moment.fact === fact : !moment.fact && moment.at === decision.at,
    );
    if (found) found.effects.push(effectOf(decision));
    else moments.push(clockMoment(decision));
  }
  moments.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  runBalances(moments);
  return moments;
}

/** A card or coupon shows in the order that it makes cheaper. */
function discountsOf(fact: Fact, discounts: Discounts): Effect[] {
  if (fact.type !== "order.placed") return [];
  const off = Object.entries(discounts[String(fact.data.order)] ?? {});
  if (off.length === 0) return [];
  const amounts = off.map(([unit, amount]) => ({ unit, amount }));
  const who = String(fact.data.customer);
  return [{ kind: "discount", who, amounts, rule: null, arithmetic: "", reason: "", meaning: "" }];
}

const clockMoment = (decision: Decision): Moment => ({
  fact: null,
  at: decision.at,
  outcome: null,
  effects: [effectOf(decision)],
  balances: new Map(),
});

function runBalances(moments: Moment[]): void {
  const running: Balances = new Map();
  const add = (who: string, { unit, amount }: Amount) => {
    const units = new Map(running.get(who));
    units.set(unit, addDecimals(units.get(unit) ?? "0", amount));
    running.set(who, units);
  };
  for (const moment of moments) {
    for (const { kind, who, amounts } of moment.effects) {
      if (kind === "refused" || kind === "discount") continue;
      for (const part of amounts) {
        add(who, kind === "given" ? part : { ...part, amount: negated(part.amount) });
      }
    }
    const { fact, outcome } = moment;
    if (fact?.type === "credit.used" && outcome?.outcome === "applied") {
      const { customer, unit, amount } = fact.data;
      add(String(customer), { unit: String(unit), amount: negated(String(amount)) });
    }
    moment.balances = withoutZero(running);
  }
}

function withoutZero(running: Balances): Balances {
  const kept = [...running].map(([who, units]) => {
    const some = [...units].filter(([, amount]) => !isZero(amount));
    return [who, new Map(some)] as const;
  });
  return new Map(kept.filter(([, units]) => units.size > 0));
}

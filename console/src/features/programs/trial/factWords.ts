import { isolated, type Speaker, sayAmount, sayMoney } from "../definition/units";
import type { Fact } from "./vocabulary";

/** A fact as a sentence, put together from what it says. */
export function tellFact(speaker: Speaker, fact: Fact, currency: string): string {
  const { t } = speaker;
  const said = (name: string) => {
    const value = fact.data[name];
    return value === undefined || value === "" ? "…" : isolated(speaker, String(value));
  };
  const raw = (name: string) => String(fact.data[name] ?? "");
  const money = (name: string) => sayMoney(speaker, currencyOf(fact, currency), raw(name));
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(fact.data).map(([name, value]) => [name, String(value)]),
  );
  for (const name of ["advocate", "friend", "customer", "order", "instrument", "by", "holder"]) {
    values[name] = said(name);
  }
  if ("amount" in fact.data) values.amount = money("amount");
  if ("market_value" in fact.data) values.amount = money("market_value");
  if (fact.type === "credit.used") {
    values.amount = sayAmount(speaker, { unit: raw("unit"), amount: raw("amount") }, currency);
  }
  if (fact.type === "referral.introduced") values.channel = t(`channel.${raw("channel")}`);
  if (fact.type === "instrument.issued") values.kind = t(`kind.${raw("kind")}`);
  return t(`fact.${fact.type}.said`, { ...values, defaultValue: fact.type });
}

const currencyOf = (fact: Fact, currency: string): string =>
  typeof fact.data.currency === "string" && fact.data.currency ? fact.data.currency : currency;

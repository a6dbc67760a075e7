import type { Gives, Grant, Model, Rule } from "./model";
import { localeOf, type Speaker, sayAmount, sayMoney, sayNumber, sayPercent } from "./units";

/** A rule in plain words. */
export interface Told {
  /** When what happens, who gets what. */
  sentence: string;
  /** Steps or bands, in their order. */
  tiers: { when: string; what: string }[];
  /** What limits it, and what comes with it. */
  notes: string[];
}

const number = (speaker: Speaker, value: string | number | null) =>
  value === null ? "…" : sayNumber(speaker, value);

const given = (value: string): string => (value === "" ? "…" : value);

function orderWords(speaker: Speaker, rule: Rule, currency: string): string {
  const { t } = speaker;
  const { nth, least } = rule.when;
  const which = () => {
    if (!nth) return t("words.order.any");
    if (nth.from === 1 && nth.to === 1) return t("words.order.first");
    const range = { from: number(speaker, nth.from), to: number(speaker, nth.to) };
    return nth.from === nth.to ? t("words.order.nth", range) : t("words.order.range", range);
  };
  let order = which();
  if (least !== "") {
    order = t("words.order.least", { order, amount: sayMoney(speaker, currency, least) });
  }
  if (rule.when.with !== "") {
    const kind = t(`kind.${rule.when.with}`, { defaultValue: rule.when.with });
    order = t("words.order.with", { order, kind });
  }
  return order;
}

/** On what a rule pays, as the first half of a sentence. */
export function whenWords(speaker: Speaker, rule: Rule, currency: string): string {
  const { t, lang } = speaker;
  if (rule.on !== "order") return t(`words.when.${rule.on}`, { defaultValue: given(rule.on) });
  const marks = rule.marks.map((mark) => t(`words.mark.${mark}`, { defaultValue: mark }));
  const all = new Intl.ListFormat(localeOf(lang), { type: "conjunction" }).format(marks);
  return t("words.when.order", { order: orderWords(speaker, rule, currency), marks: given(all) });
}

/** What a rule gives, as a part of a sentence. */
export function whatWords(speaker: Speaker, gives: Gives, currency: string): string {
  const { t } = speaker;
  switch (gives.what) {
    case "percent":
      return t("words.gives.percent", { percent: sayPercent(speaker, given(gives.percent)) });
    case "instruments": {
      const count = gives.count ?? 1;
      const kind = given(gives.instruments);
      return t(`kind.count.${kind}`, { count, number: number(speaker, count), defaultValue: kind });
    }
    case "purchase_share":
      return t("words.gives.share", { parts: number(speaker, gives.purchase_share.parts) });
    case "bands":
      return t("words.gives.bands");
    case "steps":
      return t("words.gives.steps");
    default:
      return sayAmount(speaker, { unit: gives.unit, amount: given(gives.amount) }, currency);
  }
}

function tiers(speaker: Speaker, gives: Gives, currency: string): Told["tiers"] {
  const { t } = speaker;
  if (gives.what === "bands") {
    return gives.bands.map((band) => ({
      when: t("words.band.from", { amount: sayMoney(speaker, currency, given(band.from)) }),
      what: sayAmount(speaker, band, currency),
    }));
  }
  if (gives.what !== "steps") return [];
  return gives.steps.map((step) => {
    const what = sayAmount(speaker, step, currency);
    const club = step.club && sayAmount(speaker, step.club, currency);
    const count = step.count ?? 0;
    return {
      when: t("words.step.at", { count, number: number(speaker, step.count) }),
      what: club ? t("words.step.club", { what, club }) : what,
    };
  });
}

function discountNote(speaker: Speaker, gives: Gives, currency: string): string {
  const { discount } = gives;
  return discount.kind === "amount"
    ? speaker.t("words.note.off", { amount: sayMoney(speaker, currency, given(discount.amount)) })
    : speaker.t("words.note.off_first", {
        percent: sayPercent(speaker, given(discount.percent_of_first_order)),
      });
}

function notes(speaker: Speaker, rule: Rule, currency: string): string[] {
  const { t } = speaker;
  const { gives, when } = rule;
  const days = (count: number) => ({ count, number: number(speaker, count) });
  const said: string[] = [];
  if (when.within_days !== null) said.push(t("words.note.within", days(when.within_days)));
  if (when.kind !== "") {
    said.push(
      t("words.note.kind", { kind: t(`person.${when.kind}`, { defaultValue: when.kind }) }),
    );
  }
  if (gives.what === "fixed" && gives.cap !== "") {
    const cap = sayAmount(speaker, { unit: gives.unit, amount: gives.cap }, currency);
    said.push(t("words.note.cap", { cap }));
  }
  if (gives.what === "fixed" && gives.expires_days !== null) {
    said.push(t("words.note.expires", days(gives.expires_days)));
  }
  if (gives.what === "instruments") {
    said.push(discountNote(speaker, gives, currency));
    if (gives.introduces) said.push(t("words.note.introduces"));
  }
  if (gives.what === "purchase_share") {
    const { parts, within_days } = gives.purchase_share;
    said.push(t("words.note.share", { ...days(within_days ?? 0), parts: number(speaker, parts) }));
  }
  return said;
}

/** Chinese sets a space between its script and figures. */
const spaced = ({ lang }: Speaker, what: string): string =>
  lang.startsWith("zh") && /^[\d\p{Sc}A-Za-z]/u.test(what) ? ` ${what}` : what;

/** A rule in plain words, in the speaker's language. */
export function tellRule(speaker: Speaker, rule: Rule, currency: string): Told {
  const { t } = speaker;
  const when = whenWords(speaker, rule, currency);
  const who = t(`words.who.${rule.for}`, { defaultValue: given(rule.for) });
  const what = whatWords(speaker, rule.gives, currency);
  const form = rule.gives.what === "steps" ? "words.sentence.steps" : "words.sentence.plain";
  return {
    sentence: t(form, { when, who, what: spaced(speaker, what) }),
    tiers: tiers(speaker, rule.gives, currency),
    notes: notes(speaker, rule, currency),
  };
}

/** What every program asks of a friend, and this one of its own. */
export function tellTerms(speaker: Speaker, model: Model): string[] {
  const { t } = speaker;
  const said = [t("words.terms.first")];
  const rewardsSignUp = model.rule.some((rule) => rule.on === "signed_up");
  const before = model.new_before ?? [
    "order",
    "visit",
    "valuation",
    ...(rewardsSignUp ? ["sign_up"] : []),
  ];
  if (before.length > 0) {
    const names = before.map((name) => t(`words.footprint.${name}`, { defaultValue: name }));
    const list = new Intl.ListFormat(localeOf(speaker.lang), { type: "disjunction" }).format(names);
    said.push(t("words.terms.new", { list }));
  }
  said.push(t("words.terms.back"));
  if (model.period) said.push(t("words.terms.period", sayPeriod(speaker, model.period)));
  for (const line of model.budget) {
    const amount = sayAmount(speaker, { ...line, amount: given(line.amount) }, model.currency);
    said.push(t("words.terms.budget", { amount }));
  }
  return said;
}

function sayPeriod({ lang }: Speaker, period: { from: string; to: string }) {
  const format = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: "long", timeZone: "UTC" });
  const day = (text: string) =>
    /^\d{4}-\d\d-\d\d$/.test(text) ? format.format(new Date(`${text}T00:00:00Z`)) : given(text);
  return { from: day(period.from), to: day(period.to) };
}

/** What one side gets in all, for a card of the gallery: empty where nothing. */
export function tellSide(speaker: Speaker, model: Model, side: string): string[] {
  const rules = model.rule.filter((rule) => rule.for === side);
  return rules.map((rule) => {
    const { gives } = rule;
    if (gives.what === "bands" || gives.what === "steps") {
      const all = gives.what === "bands" ? gives.bands : gives.steps;
      const say = (grant: Grant | undefined) =>
        grant ? sayAmount(speaker, grant, model.currency) : "…";
      return speaker.t("words.side.tiers", { first: say(all[0]), last: say(all.at(-1)) });
    }
    if (gives.what === "percent") {
      return speaker.t("words.side.percent", { percent: sayPercent(speaker, gives.percent) });
    }
    if (gives.what === "purchase_share") {
      return speaker.t("words.side.share", { parts: number(speaker, gives.purchase_share.parts) });
    }
    return whatWords(speaker, gives, model.currency);
  });
}

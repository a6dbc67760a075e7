import type { Speaker } from "@/texts/featureTexts";
import { INTL, isLanguage } from "@/texts/languages";

export type { Speaker };

export const localeOf = (lang: string): string => (isLanguage(lang) ? INTL[lang] : lang);

export const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

const isDecimal = (amount: string): boolean => /^-?\d+(\.\d+)?$/.test(amount);

/** A decimal as the reader writes it; what is no number stays as it is. */
export function sayNumber(
  { lang }: Speaker,
  amount: string | number,
  options: Intl.NumberFormatOptions = {},
): string {
  const written = String(amount);
  if (!isDecimal(written)) return written;
  const format = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: 4, ...options });
  // A decimal goes in as text: it never becomes a binary fraction.
  return format.format(written as Intl.StringNumericLiteral);
}

/** Money, without decimals where there are none to speak of. */
export function sayMoney(speaker: Speaker, currency: string, amount: string): string {
  if (!isDecimal(amount) || !isCurrency(currency)) return `${amount} ${currency}`.trim();
  const isWholeSum = /^-?\d+(\.0*)?$/.test(amount);
  return sayNumber(speaker, amount, {
    style: "currency",
    currency,
    currencyDisplay: speaker.lang === "fa" ? "name" : "narrowSymbol",
    maximumFractionDigits: undefined,
    ...(isWholeSum && { minimumFractionDigits: 0, maximumFractionDigits: 0 }),
  });
}

/** The name of a thing: of those that ship with the product, or its own. */
export function sayThing({ t }: Speaker, unit: string): string {
  const name = unit.slice(unit.indexOf(":") + 1);
  return t(`thing.${name}`, { defaultValue: name.replace(/[-_]/g, " ") });
}

/** The name of a unit alone. */
export function sayUnit(speaker: Speaker, unit: string): string {
  if (isCurrency(unit)) {
    const names = new Intl.DisplayNames(localeOf(speaker.lang), { type: "currency" });
    return names.of(unit) ?? unit;
  }
  const [kind = ""] = unit.split(":");
  if (unit.includes(":")) {
    return speaker.t(`unit.${kind}.name`, {
      name: sayThing(speaker, unit),
      defaultValue: unit,
    });
  }
  return speaker.t(`unit.${unit}.name`, { defaultValue: unit.replace(/_/g, " ") });
}

/** An amount of a unit; `home` is the currency that vouchers are valued in. */
export function sayAmount(speaker: Speaker, grant: Grantish, home: string): string {
  const { unit, amount } = grant;
  if (isCurrency(unit)) return sayMoney(speaker, unit, amount);
  const number = sayNumber(speaker, amount);
  const [kind = ""] = unit.split(":");
  const count = Number(amount);
  if (kind === "voucher") {
    const money = sayMoney(speaker, home, amount);
    return speaker.t("unit.voucher.amount", { money, name: sayThing(speaker, unit) });
  }
  if (unit.includes(":")) {
    const name = sayThing(speaker, unit);
    const known = `unit.${kind === "service" ? "service" : "gift"}.amount`;
    return speaker.t(known, { number, count, name });
  }
  return speaker.t(`unit.${unit}.amount`, {
    number,
    count,
    defaultValue: `${number} ${unit.replace(/_/g, " ")}`,
  });
}

interface Grantish {
  unit: string;
  amount: string;
}

/** A name within a sentence of another direction: its letters must not turn it. */
export function isolated({ lang }: Speaker, name: string): string {
  return lang === "fa" ? `\u2068${name}\u2069` : name;
}

/** Percent as the reader writes it: `8 %`, `۸٪`. */
export function sayPercent(speaker: Speaker, percent: string): string {
  if (!isDecimal(percent)) return `${percent} %`;
  // Moved by two places as text, so that 7.25 stays 7.25.
  const [whole = "0", part = ""] = percent.split(".");
  const digits = whole.padStart(3, "0") + part;
  const point = digits.length - part.length - 2;
  const fraction = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return sayNumber(speaker, fraction, { style: "percent", maximumFractionDigits: 2 });
}

import { INTL, type Language } from "@/texts/languages";

const formats = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.NumberFormat(INTL[language], options);
  formats.set(key, found);
  return found;
}

/** A count. */
export function formatNumber(language: Language, value: number): string {
  return format(language, { maximumFractionDigits: 1 }).format(value);
}

/** A share from 0 to 1 as a percentage. */
export function formatPercent(language: Language, share: number): string {
  return format(language, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(
    share,
  );
}

/** Latin digits of a text (a code, a version) in the language's own. */
export function formatDigits(language: Language, text: string): string {
  if (language !== "fa") return text;
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal text such as `-1250.50`, grouped and in the language's digits. It is
 * never made a floating-point number: the whole part goes through BigInt, the
 * fraction is copied digit by digit.
 */
export function formatDecimal(language: Language, amount: string, currency?: string): string {
  const parts = AMOUNT.exec(amount);
  if (parts === null) return amount;
  const [, sign, whole = "0", fraction = ""] = parts;
  const decimals = Math.min(fraction.length, 20);
  const shape: Intl.NumberFormatOptions = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...(currency ? { style: "currency", currency, currencyDisplay: "narrowSymbol" } : {}),
  };
  const digits = formatDigits(language, fraction);
  const text = format(language, shape)
    .formatToParts(BigInt(whole))
    .map((part) => (part.type === "fraction" ? digits : part.value))
    .join("");
  if (sign === "" || /^0*$/.test(whole + fraction)) return text;
  return language === "fa" ? `\u200e\u2212${text}` : `\u2212${text}`;
}

/** Whether a unit is a currency, as the server tells them apart. */
export function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit);
}

/** Compares decimal texts without making them floating-point numbers. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [scaled(left), scaled(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const SCALE = 12;

function scaled(amount: string): bigint {
  const parts = AMOUNT.exec(amount);
  if (parts === null) return 0n;
  const [, sign, whole = "0", fraction = ""] = parts;
  const value = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, "0"));
  return sign === "-" ? -value : value;
}

/** Change from before to now as a share; undefined where there was nothing before. */
export function changeOf(now: string, before: string): number | undefined {
  const [a, b] = [scaled(now), scaled(before)];
  if (b === 0n) return undefined;
  // In thousandths, so that the division stays whole; only the share is a number.
  return Number(((a - b) * 1000n) / (b < 0n ? -b : b)) / 1000;
}

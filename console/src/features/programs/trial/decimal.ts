const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The sum of two decimal texts, with the decimals of the longer one. Never a float. */
export function addDecimals(left: string, right: string): string {
  const [a, b] = [AMOUNT.exec(left), AMOUNT.exec(right)];
  if (!a || !b) return left;
  const decimals = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
  const minor = ([, sign, whole, part = ""]: RegExpExecArray) =>
    BigInt(`${sign}${whole}${part.padEnd(decimals, "0")}`);
  const sum = minor(a) + minor(b);
  const digits = String(sum < 0n ? -sum : sum).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const text = decimals > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
  return sum < 0n ? `-${text}` : text;
}

export const isNegative = (amount: string): boolean => /^-.*[1-9]/.test(amount);
export const isZero = (amount: string): boolean => !/[1-9]/.test(amount);
export const negated = (amount: string): string =>
  amount.startsWith("-") ? amount.slice(1) : `-${amount}`;

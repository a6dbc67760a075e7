import type { Speaker } from "./units";

/** The server's words on a definition, by what they are about. It says them in
 * English; what is not known here is shown as it was said. */
const KNOWN: [RegExp, string][] = [
  [/^is missing$/, "fault.missing"],
  [/^is empty$/, "fault.missing"],
  [/is not a percentage above 0/, "fault.percent"],
  [/is not an amount like|not a decimal string/, "fault.amount"],
  [/has more than (\d+) decimals/, "fault.decimals"],
  [/more decimals than any currency/, "fault.amount"],
  [/too large an amount/, "fault.large"],
  [/^gives nothing$/, "fault.nothing"],
  [/^does not rise/, "fault.rise"],
  [/small letters, digits and hyphens/, "fault.name"],
  [/is not a currency like/, "fault.currency"],
  [/is not a unit like/, "fault.unit"],
  [/lies before the period/, "fault.period"],
  [/^is not from 1 to 1000$/, "fault.count"],
  [/^must be at least 1$/, "fault.minimum"],
  [/^counts from 1 and must not end/, "fault.nth"],
  [/^(names nothing|is an empty list)$/, "fault.empty_list"],
  [/is not a whole number/, "fault.whole"],
  [/^more than two paid levels/, "fault.levels"],
  [/^pays a recruiter, but not the advocate$/, "fault.recruiter"],
];

export function sayFault({ t }: Speaker, reason: string): string {
  for (const [pattern, key] of KNOWN) {
    const found = pattern.exec(reason);
    if (found) return t(key, { number: found[1] });
  }
  return reason;
}

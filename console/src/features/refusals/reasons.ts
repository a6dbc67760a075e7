import { useTranslation } from "react-i18next";

/** The closed list of reasons, in the order in which conditions are tried. */
export const REASONS = [
  "program_not_live",
  "outside_period",
  "self_referral",
  "role_not_eligible",
  "not_a_member",
  "not_new",
  "not_first_visit",
  "introduced_after_visit",
  "already_referred",
  "no_introducer_on_card",
  "no_sign_off",
  "not_accompanied",
  "wrong_product",
  "wrong_currency",
  "expired",
  "used_up",
  "not_entitled",
  "group_closed",
  "over_cap",
  "over_budget",
  "fraud",
  "not_allowed_to_sign",
  "rejected",
  "claim_deadline_passed",
  "already_known",
] as const;
export type Reason = (typeof REASONS)[number];

/** What a reason means, in the reader's language; a word that this console does not
 * know yet by what the server says of it. */
export function useReasonText(): (reason: string, meaning?: string) => string {
  const { t } = useTranslation();
  return (reason, meaning) => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? (meaning ?? reason) : t(`reason.${known}`);
  };
}

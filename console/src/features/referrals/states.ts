import type { TFunction } from "i18next";

import type { Referral } from "@/api/types";
import type { Tone } from "@/ui/Status";

export type ReferralState = Referral["state"];

export const REFERRAL_STATES = [
  "introduced",
  "qualified",
  "converted",
  "refused",
  "voided",
] as const satisfies readonly ReferralState[];

export const REFERRAL_TONES: Record<ReferralState, Tone> = {
  introduced: "busy",
  qualified: "warn",
  converted: "good",
  refused: "bad",
  voided: "quiet",
};

/** What is counted is called as the state is in which it is, everywhere. */
export function countName(t: TFunction, count: "clicks" | ReferralState): string {
  return count === "clicks" ? t("count.clicks") : t(`referral.state.${count}`);
}

export const CHANNELS = [
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
export type Channel = (typeof CHANNELS)[number];

export function isChannel(word: string): word is Channel {
  return CHANNELS.some((channel) => channel === word);
}

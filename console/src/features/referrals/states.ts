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

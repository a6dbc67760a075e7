import type { Reward } from "@/api/types";
import type { Tone } from "@/ui/Status";

export type RewardState = Reward["state"];

export const REWARD_STATES = [
  "available",
  "reversed",
  "over_budget",
] as const satisfies readonly RewardState[];

export const REWARD_TONES: Record<RewardState, Tone> = {
  available: "good",
  reversed: "quiet",
  over_budget: "warn",
};

export const SIDES = ["advocate", "friend", "recruiter"] as const;
export type Side = (typeof SIDES)[number];

export function isSide(word: string): word is Side {
  return SIDES.some((side) => side === word);
}

import type { ReactNode } from "react";

export type Tone = "good" | "bad" | "warn" | "busy" | "quiet";

/** A state as a dot and a word: the colour alone never says it. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`gw-status gw-status-${tone}`}>{children}</span>;
}

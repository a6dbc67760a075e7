import { useSyncExternalStore } from "react";

/** A change that has just been recorded, by whomever. */
export interface Change {
  topic: string;
  program: string | null;
  referral: string | null;
  reward: string | null;
  advocate: string | null;
  friend: string | null;
  at: string;
}

export const GROUPS = ["referral", "reward"] as const;
export type Group = (typeof GROUPS)[number];

export interface News {
  /** Things that were not there before. */
  added: number;
  /** Changes of all things of the group, the new ones included. */
  changed: number;
}

const NOTHING: News = { added: 0, changed: 0 };
const ADDED = ["referral.introduced", "reward.earned"];
const KEPT = 30;

let news: Record<Group, News> = { referral: NOTHING, reward: NOTHING };
let recent: readonly Change[] = [];
let connected = true;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export const live = {
  push(change: Change): void {
    const group = GROUPS.find((one) => change.topic.startsWith(`${one}.`));
    if (group === undefined) return;
    const { added, changed } = news[group];
    const isNew = ADDED.includes(change.topic);
    news = { ...news, [group]: { added: added + (isNew ? 1 : 0), changed: changed + 1 } };
    recent = [change, ...recent].slice(0, KEPT);
    tell();
  },
  /** The news of a group have been looked at. */
  seen(group: Group): void {
    if (news[group] === NOTHING) return;
    news = { ...news, [group]: NOTHING };
    tell();
  },
  setConnected(next: boolean): void {
    if (connected === next) return;
    connected = next;
    tell();
  },
  forget(): void {
    news = { referral: NOTHING, reward: NOTHING };
    recent = [];
    connected = true;
    tell();
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is new in a group since somebody looked. */
export function useNews(group: Group | undefined): News {
  return useSyncExternalStore(subscribe, () => (group ? news[group] : NOTHING));
}

export function useAllNews(): Record<Group, News> {
  return useSyncExternalStore(subscribe, () => news);
}

/** The last changes, the newest first. */
export function useRecent(): readonly Change[] {
  return useSyncExternalStore(subscribe, () => recent);
}

/** Whether changes arrive by themselves at the moment. */
export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => connected);
}

import { useSyncExternalStore } from "react";

export const MODES = ["light", "dark", "system"] as const;
export type Mode = (typeof MODES)[number];

const KEPT = "goodword.theme";
const listeners = new Set<() => void>();
const night = () => window.matchMedia("(prefers-color-scheme: dark)");

function kept(): Mode {
  try {
    const value = localStorage.getItem(KEPT);
    return MODES.find((mode) => mode === value) ?? "system";
  } catch {
    return "system";
  }
}

let chosen: Mode | undefined;

function mode(): Mode {
  chosen ??= kept();
  return chosen;
}

function isDark(): boolean {
  return mode() === "dark" || (mode() === "system" && night().matches);
}

function tell(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  for (const listener of listeners) listener();
}

export function chooseMode(next: Mode): void {
  chosen = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // Then it holds for this visit.
  }
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const system = night();
  system.addEventListener("change", tell);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", tell);
  };
}

export function useMode(): Mode {
  return useSyncExternalStore(subscribe, mode);
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

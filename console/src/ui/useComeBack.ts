import { useCallback, useEffect, useRef } from "react";

/** Remembers what had the focus when something opened, and goes back there when it closes or
 * goes away. antd looks only when its own content has taken the focus already, and not at
 * all when something is closed while it opens, or is taken away instead of closed. */
export function useComeBack(open: boolean): () => void {
  const wasOpen = useRef(false);
  const opener = useRef<Element | null>(null);
  if (open && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = open;
  const comeBack = useCallback(() => goTo(opener.current), []);
  useEffect(() => (open ? comeBack : undefined), [open, comeBack]);
  return comeBack;
}

function goTo(place: Element | null): void {
  if (place instanceof HTMLElement && place !== document.body) {
    place.focus({ preventScroll: true });
    if (document.activeElement === place) return;
  }
  // An entry of a menu that is closed by now: the page's title is the next best.
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { useSession } from "@/session/session";
import { type Change, live } from "./store";

const ADDRESS = "/api/v1/live";
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Many changes at once are read as one. */
const GATHER = 1_200;

/** What a change of a group makes stale. Lists do not move under people's eyes:
 * they are read again when asked, or when somebody comes back to them. */
const STALE = [
  "/api/v1/referrals",
  "/api/v1/rewards",
  "/api/v1/refusals",
  "/api/v1/figures",
  "/api/v1/events",
  "/api/v1/ledger",
  "/api/v1/customers",
  "/api/v1/programs/{id}/",
  "/api/v1/advocates",
];

function refreshQuietly(queries: QueryClient): void {
  const stale = (key: readonly unknown[]) =>
    STALE.some((path) => typeof key[1] === "string" && key[1].startsWith(path));
  const isList = (key: readonly unknown[]) => key[3] === "pages";
  queries.invalidateQueries({
    predicate: ({ queryKey }) => stale(queryKey) && isList(queryKey),
    refetchType: "none",
  });
  queries.invalidateQueries({
    predicate: ({ queryKey }) => stale(queryKey) && !isList(queryKey),
  });
}

/** Follows the stream until told to stop; comes back by itself when it breaks. */
export function follow(onChange: (change: Change) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE;
  let stopped = false;

  const open = () => {
    source = new EventSource(ADDRESS);
    source.onopen = () => {
      pause = FIRST_PAUSE;
      live.setConnected(true);
    };
    source.addEventListener("change", (event) => {
      try {
        onChange(JSON.parse(event.data) as Change);
      } catch {
        // What cannot be read says nothing; the next one may.
      }
    });
    source.onerror = () => {
      live.setConnected(false);
      // A broken connection is taken up again by the browser; a refused one is not.
      if (source?.readyState !== EventSource.CLOSED || stopped) return;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

/** Keeps what is on the screen fresh while somebody is signed in. */
export function useLive(): void {
  const queries = useQueryClient();
  const { organization } = useSession();
  const { id } = organization;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = follow((change) => {
      live.push(change);
      timer ??= setTimeout(() => {
        timer = undefined;
        refreshQuietly(queries);
      }, GATHER);
    });
    return () => {
      stop();
      clearTimeout(timer);
      live.forget();
    };
  }, [queries, id]);
}

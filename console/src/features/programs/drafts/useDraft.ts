import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import type { components } from "@/api/schema";
import { plainFaults } from "../definition/faults";
import type { Definition } from "../definition/model";

export type Draft = components["schemas"]["Draft"];
export type SaveState = "saved" | "waiting" | "saving" | "failed";

/** Time without typing after which a draft is saved. */
const PAUSE_MS = 700;

const withPlainFaults = (draft: Draft): Draft => ({ ...draft, faults: plainFaults(draft.faults) });

const keyOf = (id: string) => ["get", "/api/v1/drafts/{id}", id];

export function useDraftRead(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    // What is typed here is newer than what another window may have.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () => {
      const { data } = await client.GET("/api/v1/drafts/{id}", { params: { path: { id } } });
      if (!data) throw new Error("no draft");
      return withPlainFaults(data);
    },
  });
}

/**
 * A draft that is saved as one goes: some moments after the last change, at once
 * when asked, and one after the other, so that the last change is what is kept.
 */
export function useDraft(read: Draft) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(read);
  const [state, setState] = useState<SaveState>("saved");
  const [error, setError] = useState<unknown>(null);
  const wanted = useRef<Definition | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const { id } = read;

  const save = useCallback(async (): Promise<boolean> => {
    const definition = wanted.current;
    if (!definition) return true;
    wanted.current = null;
    setState("saving");
    try {
      const params = { path: { id } };
      const { data: answer } = await client.PUT("/api/v1/drafts/{id}", {
        params,
        body: { definition: definition as never },
      });
      const data = answer && withPlainFaults(answer);
      // What was typed meanwhile stays; its own save is on its way.
      if (data)
        setDraft((now) => (wanted.current ? { ...data, definition: now.definition } : data));
      queries.setQueryData(keyOf(id), data);
      setError(null);
      setState(wanted.current ? "waiting" : "saved");
      return true;
    } catch (failed) {
      wanted.current ??= definition;
      setError(failed);
      setState("failed");
      return false;
    }
  }, [id, queries]);

  /** Saves what is not saved yet; says whether everything is. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current = running.current.then(save, save);
    return running.current;
  }, [save]);

  const change = useCallback(
    (definition: Definition) => {
      wanted.current = definition;
      setDraft((now) => ({ ...now, definition: definition as never }));
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (wanted.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      // Whoever goes to another screen has not lost the last words.
      void flush().then(() => refresh(queries, "/api/v1/drafts"));
    };
  }, [flush, queries]);

  return { draft, state, error, change, flush };
}

export type DraftInHand = ReturnType<typeof useDraft>;

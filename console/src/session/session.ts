import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";

import { client } from "@/api/client";
import { keepCsrfToken } from "@/api/csrf";
import { ProblemError } from "@/api/problem";
import type { Scope, Session } from "@/api/types";

/** The last session there was, for the screens that are just being left. */
let latest: Session | undefined;

function take(session: Session): void {
  latest = session;
  keepCsrfToken(session.csrf_token);
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["get", "/api/v1/session"],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      const { data } = await client.GET("/api/v1/session");
      if (data) take(data);
      return data ?? null;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
});

/** Takes up a session that a call has answered with. */
export function keepSession(queries: QueryClient, session: Session): void {
  take(session);
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** Nobody is signed in any more. What was read is forgotten once its screen is left. */
export function endSession(queries: QueryClient): void {
  keepCsrfToken(undefined);
  queries.setQueryData(sessionQuery.queryKey, null);
}

/** Forgets everything that was read for whoever was signed in. */
export function forgetSession(queries: QueryClient): void {
  keepCsrfToken(undefined);
  queries.clear();
  queries.setQueryData(sessionQuery.queryKey, null);
}

/** The session of a screen inside the frame, where there always is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  const session = data ?? latest;
  if (!session) throw new Error("nobody is signed in");
  return session;
}

/** Whether the person may do what needs this scope. An administrator may everything. */
export function useMay(scope: Scope): boolean {
  const { scopes } = useSession();
  return scopes.includes(scope) || scopes.includes("admin");
}

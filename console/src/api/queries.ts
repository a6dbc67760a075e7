import { QueryClient } from "@tanstack/react-query";

import { ProblemError } from "./problem";

/** A failure that may pass by itself is tried again, what the server refuses is not. */
function again(failures: number, error: Error): boolean {
  const passing = error instanceof ProblemError && (error.status === 0 || error.status >= 500);
  return passing && failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true },
    },
  });
}

/** The hooks' keys are `[method, path, parameters]`: all of what is under a path. */
export function refresh(queries: QueryClient, ...paths: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path = queryKey[1];
      return typeof path === "string" && paths.some((start) => path.startsWith(start));
    },
  });
}

import type { components } from "./schema";

export type Fault = components["schemas"]["Fault"];

/** What went wrong with a call: the API's problem, or that it was not reached at all. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  /** What was wrong this time, as the server says it; empty when nobody answered. */
  readonly detail: string;
  readonly faults: Fault[];
  /** The request's name in the server's log. */
  readonly request: string | undefined;

  constructor(status: number, problem: Partial<components["schemas"]["Problem"]>) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.name = "ProblemError";
    this.status = status;
    this.code = problem.code ?? (status === 0 ? "unreachable" : "unknown");
    this.detail = problem.detail ?? problem.title ?? "";
    this.faults = problem.errors ?? [];
    this.request = problem.instance ?? undefined;
  }
}

/** Reads the problem of an answer; whatever stands between us and the server may
 * answer with something else. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = typeof body === "object" && body !== null ? body : {};
  const named = { instance: response.headers.get("x-request-id") ?? undefined, ...problem };
  return new ProblemError(response.status, named);
}

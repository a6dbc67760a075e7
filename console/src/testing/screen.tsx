import { type Call, openConsole, page, SESSION, serve } from "./app";

type Reply = { status?: number; body?: unknown };

/** What the server answers, by `METHOD /path` below `/api/v1`; a function looks at the call. */
export type Answers = Record<string, Reply | ((call: Call) => Reply)>;

/**
 * Opens a screen for somebody who is signed in and may everything. Lists of which
 * nothing is told are empty. Answers the calls that are made, as they are made.
 */
export async function openScreen(address: string, answers: Answers): Promise<Call[]> {
  const all: Answers = {
    "GET /session": { body: SESSION },
    "GET /programs": { body: page([]) },
    "GET /customers": { body: page([]) },
    "GET /drafts": { body: page([]) },
    ...answers,
  };
  const told = Object.entries(all).map(([name, reply]) => [
    name.replace(" ", " /api/v1"),
    typeof reply === "function" ? reply : () => reply,
  ]);
  const calls = serve(Object.fromEntries(told));
  await openConsole(address);
  return calls;
}

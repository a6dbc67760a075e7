import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { vi } from "vitest";

import { keepCsrfToken } from "@/api/csrf";
import { createQueryClient } from "@/api/queries";
import { App } from "@/frame/App";
import { createConsoleRouter } from "@/router";
import { startTexts } from "@/texts/i18n";
import type { Language } from "@/texts/languages";

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Reply = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> };
type Answers = Record<string, unknown | ((call: Call) => Reply)>;

/** Stands in for the server: `"GET /api/v1/programs": body`, or a function of the call. */
export function serve(answers: Answers): Call[] {
  const calls: Call[] = [];
  const answer = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.origin));
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    calls.push(call);
    const found = answers[`${call.method} ${call.path}`];
    const reply: Reply =
      typeof found === "function"
        ? found(call)
        : found === undefined
          ? { status: 404, body: { code: "route_unknown", detail: `no ${call.path} in this test` } }
          : { body: found };
    const { status = 200, body, headers = {} } = reply;
    return new Response(status === 204 ? null : (reply.text ?? JSON.stringify(body)), {
      status,
      headers: { "content-type": "application/json", ...headers },
    });
  };
  vi.stubGlobal("fetch", vi.fn(answer));
  return calls;
}

export const SESSION = {
  staff: {
    id: "stf_1",
    name: "Mina",
    email: "mina@shop.example",
    role: "administrator",
    language: null,
    state: "active",
    created_at: "2026-01-01T00:00:00Z",
    last_signed_in_at: null,
  },
  organization: {
    id: "org_1",
    name: "Lotus",
    language: "en",
    time_zone: "Asia/Shanghai",
    currency: "CNY",
    is_demo: false,
  },
  organizations: [{ id: "org_1", name: "Lotus" }],
  scopes: ["admin"],
  csrf_token: "the-token",
  expires_at: "2030-01-01T00:00:00Z",
};

/** The stream of changes, at hand for a test to speak through. */
export class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  say(change: object): void {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify(change) }));
  }
}

/** The whole console at an address. */
export async function openConsole(path: string, language: Language = "en") {
  keepCsrfToken(undefined);
  Stream.all = [];
  vi.stubGlobal("EventSource", Stream);
  await startTexts(language);
  const history = createMemoryHistory({ initialEntries: [`/console${path}`] });
  const queries = createQueryClient();
  const router = createConsoleRouter(queries, history);
  await act(async () => {
    render(
      <App queries={queries}>
        <RouterProvider router={router} />
      </App>,
    );
  });
  return { router, queries, address: () => history.location.href.replace("/console", "") };
}

export function page<T>(items: T[], next: string | null = null) {
  return { items, next };
}

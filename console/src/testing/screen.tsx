import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, configure, render } from "@testing-library/react";

import { createQueryClient } from "@/api/queries";
import { App } from "@/frame/App";
import { createConsoleRouter } from "@/router";
import { startTexts } from "@/texts/i18n";

// Screens load when they are opened, and a busy machine takes its time.
configure({ asyncUtilTimeout: 20_000 });

/** A call that a screen made. */
export interface Call {
  method: string;
  path: string;
  body: unknown;
}

type Given = { status?: number; body?: unknown };
/** What the server answers: by `METHOD /path` below `/api/v1`; a function may look at the call. */
export type Answers = Record<string, Given | ((call: Call) => Given)>;

const SESSION = {
  staff: {
    id: "stf_1",
    name: "Mei",
    email: "mei@shop.example",
    role: "administrator",
    language: null,
    state: "active",
    created_at: "2026-01-01T00:00:00Z",
    last_signed_in_at: null,
  },
  organization: {
    id: "org_1",
    name: "Shop",
    language: "en",
    time_zone: "UTC",
    currency: "CNY",
    is_demo: false,
  },
  organizations: [{ id: "org_1", name: "Shop" }],
  scopes: ["read", "record", "programs", "admin"],
  csrf_token: "csrf",
  expires_at: "2027-01-01T00:00:00Z",
};

/**
 * Opens an address of the console against a server that answers as told; what was
 * not told is a 404. Answers the calls that were made, in their order.
 */
export async function openScreen(address: string, answers: Answers): Promise<Call[]> {
  const calls: Call[] = [];
  const all: Answers = {
    "GET /session": { body: SESSION },
    "GET /programs": { body: { items: [], next: null } },
    "GET /customers": { body: { items: [], next: null } },
    "GET /drafts": { body: { items: [], next: null } },
    ...answers,
  };
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const request = typeof input === "string" ? new Request(new URL(input, "http://x")) : input;
    const path = new URL(request.url).pathname.replace("/api/v1", "");
    const text = await request.text();
    const call = { method: request.method, path, body: text ? JSON.parse(text) : undefined };
    calls.push(call);
    const told = all[`${request.method} ${path}`] ?? {
      status: 404,
      body: { code: "not_found", detail: `${request.method} ${path} was not told` },
    };
    const { status = 200, body } = typeof told === "function" ? told(call) : told;
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json" },
    });
  });
  // The stream of news: silent.
  vi.stubGlobal(
    "EventSource",
    class extends EventTarget {
      close() {}
    },
  );
  await startTexts("en");
  const queries = createQueryClient();
  const history = createMemoryHistory({ initialEntries: [`/console${address}`] });
  const router = createConsoleRouter(queries, history);
  await act(async () => {
    render(
      <App queries={queries}>
        <RouterProvider router={router} />
      </App>,
    );
  });
  return calls;
}

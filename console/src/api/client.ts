import createClient, { type Middleware } from "openapi-fetch";
import createHooks from "openapi-react-query";

import { csrfToken } from "./csrf";
import { ProblemError, problemOf } from "./problem";
import type { paths } from "./schema";

const SAFE = ["GET", "HEAD"];

/** Listeners for the end of the session, whichever call notices it. */
const onEnded = new Set<() => void>();

export function whenSessionEnds(listener: () => void): () => void {
  onEnded.add(listener);
  return () => onEnded.delete(listener);
}

/** Calls of people who are not signed in: a 401 there is an answer, not an end. */
function isDoor(address: string): boolean {
  return /\/api\/v1\/session(\/link(\/look)?)?$/.test(new URL(address).pathname);
}

const house: Middleware = {
  onRequest({ request }) {
    const token = csrfToken();
    if (token !== undefined && !SAFE.includes(request.method)) {
      request.headers.set("X-CSRF-Token", token);
    }
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    if (response.status === 401 && !isDoor(request.url)) {
      for (const listener of onEnded) listener();
    }
    throw await problemOf(response);
  },
  onError() {
    return new ProblemError(0, {});
  },
};

const base = typeof location === "undefined" ? "http://localhost" : location.origin;

/** The typed client: `client.GET("/api/v1/programs")`. A call that fails throws a
 * {@link ProblemError}, so `data` is there whenever it returns. */
export const client = createClient<paths>({
  baseUrl: base,
  credentials: "same-origin",
  // Looked up at each call, so that tests can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
});
client.use(house);

/** The same calls as hooks: `api.useQuery("get", "/api/v1/programs")`. */
export const api = createHooks(client);

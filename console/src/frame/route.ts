import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";

import { sessionQuery } from "@/session/session";
import { Frame } from "./Frame";
import { NotFound } from "./NotFound";

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

/** Everything for which one must be signed in; whoever is not comes back after it. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (session) return;
    const back = location.href === "/" ? undefined : location.href;
    throw redirect({ to: "/sign-in", search: back === undefined ? {} : { back } });
  },
  component: Frame,
});

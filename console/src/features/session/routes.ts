import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { rootRoute } from "@/frame/route";
import { sessionQuery } from "@/session/session";
import { compact, textOf } from "@/ui/search";
import { safeBack } from "./back";

export const doorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/sign-in",
    validateSearch: (search: Record<string, unknown>): { back?: string; ended?: string } =>
      compact({ back: safeBack(textOf(search, "back")), ended: textOf(search, "ended") }) as {
        back?: string;
        ended?: string;
      },
    beforeLoad: async ({ context, search }) => {
      if (search.ended !== undefined) return;
      // A server that does not answer is told of when one tries to sign in.
      const session = await context.queries.ensureQueryData(sessionQuery).catch(() => null);
      if (session) throw redirect({ to: (search.back ?? "/") as "/" });
    },
    component: lazyRouteComponent(() => import("./SignIn"), "SignIn"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/welcome",
    component: lazyRouteComponent(() => import("./Welcome"), "Welcome"),
  }),
] as const;

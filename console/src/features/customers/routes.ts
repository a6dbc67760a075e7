import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";

export const VIEWS = ["advocate", "friend", "rewards", "links", "timeline"] as const;
export type View = (typeof VIEWS)[number];

export const customerRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/customers",
    validateSearch: (search: Record<string, unknown>) =>
      compact({ prefix: textOf(search, "prefix") }) as { prefix?: string },
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/customers/$customer",
    validateSearch: (search: Record<string, unknown>) =>
      compact({ view: wordOf(search, "view", VIEWS) }) as { view?: View },
    component: lazyRouteComponent(() => import("./CustomerScreen"), "CustomerScreen"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, dayOf, textOf, wordOf } from "@/ui/search";

export const SPANS = ["7", "30", "90"] as const;
export type Span = (typeof SPANS)[number];

export interface DashboardSearch {
  /** The last so many days; another period is `from` and `to`. */
  days?: Span;
  from?: string;
  to?: string;
  program?: string;
}

export const dashboardRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/",
    validateSearch: (search: Record<string, unknown>) =>
      compact({
        days: wordOf(search, "days", SPANS),
        from: dayOf(search, "from"),
        to: dayOf(search, "to"),
        program: textOf(search, "program"),
      }) as DashboardSearch,
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

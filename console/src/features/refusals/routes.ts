import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";
import { REASONS, type Reason } from "./reasons";

export interface RefusalSearch {
  program?: string;
  friend?: string;
  reason?: Reason;
}

export const refusalRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/refusals",
    validateSearch: (search: Record<string, unknown>) =>
      compact({
        program: textOf(search, "program"),
        friend: textOf(search, "friend"),
        reason: wordOf(search, "reason", REASONS),
      }) as RefusalSearch,
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

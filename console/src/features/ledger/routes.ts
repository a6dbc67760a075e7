import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const ledgerRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/ledger",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

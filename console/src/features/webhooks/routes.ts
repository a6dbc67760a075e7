import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const webhookRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/webhooks",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

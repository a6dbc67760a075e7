import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const refusalRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/refusals",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

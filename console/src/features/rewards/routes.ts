import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const rewardRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/rewards",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

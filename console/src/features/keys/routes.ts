import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const keyRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/keys",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

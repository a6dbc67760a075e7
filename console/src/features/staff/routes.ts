import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const staffRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/staff",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

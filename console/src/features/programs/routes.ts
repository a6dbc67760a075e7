import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const programRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

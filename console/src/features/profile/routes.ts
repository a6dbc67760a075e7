import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const profileRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/profile",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const customerRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/customers",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

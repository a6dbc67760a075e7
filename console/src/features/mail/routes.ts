import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const mailRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/mail",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

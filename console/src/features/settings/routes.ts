import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

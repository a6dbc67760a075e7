import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";

export const referralRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/referrals",
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

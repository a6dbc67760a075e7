import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { textsLoader } from "@/features/settings/texts";
import { frameRoute } from "@/frame/route";

export const staffRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/staff",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./StaffScreen"), "StaffScreen"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { textsLoader } from "@/features/settings/texts";
import { frameRoute } from "@/frame/route";

export const profileRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/profile",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./ProfileScreen"), "ProfileScreen"),
  }),
] as const;

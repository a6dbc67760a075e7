import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { textsLoader } from "@/features/settings/texts";
import { frameRoute } from "@/frame/route";

export const keyRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/keys",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./KeysScreen"), "KeysScreen"),
  }),
] as const;

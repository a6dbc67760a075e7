import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf } from "@/ui/search";
import { textsLoader } from "./texts";

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/settings",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./SettingsScreen"), "SettingsScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/settings/connect",
    loader: textsLoader,
    validateSearch: (search: Record<string, unknown>): { program?: string | undefined } =>
      compact({ program: textOf(search, "program") }),
    component: lazyRouteComponent(() => import("./ConnectScreen"), "ConnectScreen"),
  }),
] as const;

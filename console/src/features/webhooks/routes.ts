import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { textsLoader } from "@/features/settings/texts";
import { frameRoute } from "@/frame/route";

export const webhookRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/webhooks",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./WebhooksScreen"), "WebhooksScreen"),
  }),
] as const;

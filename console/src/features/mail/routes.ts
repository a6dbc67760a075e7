import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { textsLoader } from "@/features/settings/texts";
import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";

const STATES = ["waiting", "sent", "kept", "parked"] as const;
const TABS = ["messages", "templates"] as const;

interface Search {
  tab?: (typeof TABS)[number] | undefined;
  state?: (typeof STATES)[number] | undefined;
  customer?: string | undefined;
  open?: string | undefined;
}

export const mailRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/mail",
    loader: textsLoader,
    validateSearch: (search: Record<string, unknown>): Search =>
      compact({
        tab: wordOf(search, "tab", TABS),
        state: wordOf(search, "state", STATES),
        customer: textOf(search, "customer"),
        open: textOf(search, "open"),
      }),
    component: lazyRouteComponent(() => import("./MailScreen"), "MailScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/mail/templates/$name/$language",
    loader: textsLoader,
    component: lazyRouteComponent(() => import("./TemplateScreen"), "TemplateScreen"),
  }),
] as const;

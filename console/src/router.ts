import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type RouterHistory } from "@tanstack/react-router";

import { customerRoutes } from "./features/customers/routes";
import { dashboardRoutes } from "./features/dashboard/routes";
import { keyRoutes } from "./features/keys/routes";
import { ledgerRoutes } from "./features/ledger/routes";
import { mailRoutes } from "./features/mail/routes";
import { profileRoutes } from "./features/profile/routes";
import { programRoutes } from "./features/programs/routes";
import { referralRoutes } from "./features/referrals/routes";
import { refusalRoutes } from "./features/refusals/routes";
import { rewardRoutes } from "./features/rewards/routes";
import { doorRoutes } from "./features/session/routes";
import { settingsRoutes } from "./features/settings/routes";
import { staffRoutes } from "./features/staff/routes";
import { webhookRoutes } from "./features/webhooks/routes";
import { Failed } from "./frame/Failed";
import { frameRoute, rootRoute } from "./frame/route";
import { Waiting } from "./frame/Waiting";
import { readSearch, writeSearch } from "./ui/search";

/** Every screen. A feature's `routes.ts` says its addresses and loads the rest when needed. */
const routes = rootRoute.addChildren([
  ...doorRoutes,
  frameRoute.addChildren([
    ...dashboardRoutes,
    ...programRoutes,
    ...referralRoutes,
    ...rewardRoutes,
    ...customerRoutes,
    ...ledgerRoutes,
    ...refusalRoutes,
    ...settingsRoutes,
    ...staffRoutes,
    ...keyRoutes,
    ...mailRoutes,
    ...webhookRoutes,
    ...profileRoutes,
  ]),
]);

export function createConsoleRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: routes,
    basepath: "/console",
    context: { queries },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    // What no screen reads must not reach the API by way of the address.
    search: { strict: true },
    defaultErrorComponent: Failed,
    defaultPendingComponent: Waiting,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";

export const LEDGER_VIEWS = ["accounts", "transfers"] as const;
export type LedgerView = (typeof LEDGER_VIEWS)[number];

export interface LedgerSearch {
  view?: LedgerView;
  program?: string;
  account?: string;
}

export const ledgerRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/ledger",
    validateSearch: (search: Record<string, unknown>) =>
      compact({
        view: wordOf(search, "view", LEDGER_VIEWS),
        program: textOf(search, "program"),
        account: textOf(search, "account"),
      }) as LedgerSearch,
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

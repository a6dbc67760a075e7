import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";
import { REFERRAL_STATES, type ReferralState } from "./states";

export interface ReferralSearch {
  program?: string;
  state?: ReferralState;
  advocate?: string;
  friend?: string;
  open?: string;
}

export const referralRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/referrals",
    validateSearch: (search: Record<string, unknown>) =>
      compact({
        program: textOf(search, "program"),
        state: wordOf(search, "state", REFERRAL_STATES),
        advocate: textOf(search, "advocate"),
        friend: textOf(search, "friend"),
        open: textOf(search, "open"),
      }) as ReferralSearch,
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

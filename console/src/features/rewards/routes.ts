import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { compact, textOf, wordOf } from "@/ui/search";
import { REWARD_STATES, type RewardState, SIDES, type Side } from "./states";

export interface RewardSearch {
  program?: string;
  state?: RewardState;
  side?: Side;
  beneficiary?: string;
  open?: string;
}

export const rewardRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/rewards",
    validateSearch: (search: Record<string, unknown>) =>
      compact({
        program: textOf(search, "program"),
        state: wordOf(search, "state", REWARD_STATES),
        side: wordOf(search, "side", SIDES),
        beneficiary: textOf(search, "beneficiary"),
        open: textOf(search, "open"),
      }) as RewardSearch,
    component: lazyRouteComponent(() => import("./Screen"), "Screen"),
  }),
] as const;

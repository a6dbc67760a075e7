import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { frameRoute } from "@/frame/route";
import { bootLanguage } from "@/texts/i18n";
import { compact, textOf, wordOf } from "@/ui/search";
import { loadTexts } from "./texts";

type Raw = Record<string, unknown>;

const STATES = ["live", "scheduled", "paused", "ended"] as const;
const WANTS = ["both", "advocate", "money", "points", "things", "percent"] as const;
const STEPS = ["look", "figures", "try", "launch", "change"] as const;
const TABS = ["overview", "advocates", "versions", "definition"] as const;

/** The feature's texts come beside its code. */
const loader = () => loadTexts(bootLanguage());

export const programRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs",
    loader,
    validateSearch: (search: Raw): { state?: (typeof STATES)[number] } =>
      compact({ state: wordOf(search, "state", STATES) }) as { state?: (typeof STATES)[number] },
    component: lazyRouteComponent(() => import("./list/ProgramsScreen"), "ProgramsScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs/new",
    loader,
    validateSearch: (
      search: Raw,
    ): { q?: string | undefined; want?: (typeof WANTS)[number] | undefined } =>
      compact({ q: textOf(search, "q"), want: wordOf(search, "want", WANTS) }),
    component: lazyRouteComponent(() => import("./gallery/GalleryScreen"), "GalleryScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs/drafts/$id",
    loader,
    validateSearch: (search: Raw): { step?: (typeof STEPS)[number] } =>
      compact({ step: wordOf(search, "step", STEPS) }) as { step?: (typeof STEPS)[number] },
    component: lazyRouteComponent(() => import("./drafts/DraftScreen"), "DraftScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs/$id",
    loader,
    validateSearch: (
      search: Raw,
    ): {
      tab?: (typeof TABS)[number] | undefined;
      advocate?: string | undefined;
      version?: string | undefined;
    } =>
      compact({
        tab: wordOf(search, "tab", TABS),
        advocate: textOf(search, "advocate"),
        version: textOf(search, "version"),
      }),
    component: lazyRouteComponent(() => import("./detail/ProgramScreen"), "ProgramScreen"),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: "/programs/$id/next",
    loader,
    component: lazyRouteComponent(() => import("./detail/NextScreen"), "NextScreen"),
  }),
] as const;

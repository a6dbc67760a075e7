import i18next, { type ResourceKey } from "i18next";
import { use, useMemo } from "react";

import { useLanguage } from "@/texts/useLanguage";
import type { Language } from "./languages";

/** Says the text of a key; plural forms go by `count`. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

export interface Speaker {
  lang: Language;
  t: Say;
}

type Load = () => Promise<{ default: ResourceKey }>;

/**
 * Texts of a feature of its own, which come with its screens instead of with the
 * first page. The hook waits for them (its screen stands within a Suspense).
 */
export function createTexts(namespace: string, loads: Record<Language, Load>) {
  const loading = new Map<Language, Promise<void>>();

  function load(language: Language): Promise<void> {
    const known = loading.get(language);
    if (known) return known;
    const texts = loads[language]().then((loaded) => {
      i18next.addResourceBundle(language, namespace, loaded.default);
    });
    loading.set(language, texts);
    // A connection that failed is tried again when the screen is opened again.
    texts.catch(() => loading.delete(language));
    return texts;
  }

  function speakerOf(language: Language): Speaker {
    const t = i18next.getFixedT(language, namespace as never) as unknown as Say;
    return { lang: language, t };
  }

  function useTexts(): Speaker {
    const language = useLanguage();
    use(load(language));
    return useMemo(() => speakerOf(language), [language]);
  }

  return { load, speakerOf, useTexts };
}

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
  const loading = new Map<Language, Promise<ResourceKey>>();
  const loaded = new Map<Language, ResourceKey>();

  function keep(language: Language, texts: ResourceKey): void {
    loaded.set(language, texts);
    i18next.addResourceBundle(language, namespace, texts);
  }

  async function load(language: Language): Promise<void> {
    const here = loaded.get(language);
    // i18next forgets its texts when it is begun anew.
    if (here) return keep(language, here);
    const texts = loading.get(language) ?? loads[language]().then((file) => file.default);
    loading.set(language, texts);
    try {
      keep(language, await texts);
    } catch (failed) {
      // A connection that failed is tried again when the screen is opened again.
      loading.delete(language);
      throw failed;
    }
  }

  const waits = new Map<Language, Promise<void>>();

  /** The same promise at each look, as React asks. */
  function wait(language: Language): Promise<void> {
    const known = waits.get(language) ?? load(language);
    waits.set(language, known);
    known.catch(() => waits.delete(language));
    return known;
  }

  function speakerOf(language: Language): Speaker {
    const t = i18next.getFixedT(language, namespace as never) as unknown as Say;
    return { lang: language, t };
  }

  function useTexts(): Speaker {
    const language = useLanguage();
    if (!i18next.hasResourceBundle(language, namespace)) use(wait(language));
    return useMemo(() => speakerOf(language), [language]);
  }

  return { load, speakerOf, useTexts };
}

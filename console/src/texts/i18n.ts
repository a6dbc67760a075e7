import i18next, { type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";

import type en from "../locales/en.json";
import { directionOf, isLanguage, type Language } from "./languages";

declare module "i18next" {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const KEPT = "goodword.language";

const messages: Record<Language, () => Promise<{ default: ResourceKey }>> = {
  en: () => import("../locales/en.json"),
  "zh-Hans": () => import("../locales/zh-Hans.json"),
  "zh-Hant": () => import("../locales/zh-Hant.json"),
  fa: () => import("../locales/fa.json"),
};

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "translation")) return;
  const { default: texts } = await messages[language]();
  i18next.addResourceBundle(language, "translation", texts);
}

/** The language in which boot.js has begun the page. */
export function bootLanguage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : "en";
}

export async function startTexts(language: Language = bootLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    load: "currentOnly",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await changeLanguage(language, { keep: false });
}

/** Changes the language of the page; what was typed so far stays. */
export async function changeLanguage(language: Language, { keep = true } = {}): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  const html = document.documentElement;
  html.lang = language;
  html.dir = directionOf(language);
  if (!keep) return;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

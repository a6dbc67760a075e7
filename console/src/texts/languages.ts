export const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "fa"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, for people who read no other. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  fa: "فارسی",
};

/** What Intl formats by; Persian comes with its digits and the Jalali calendar. */
export const INTL: Record<Language, string> = {
  en: "en",
  "zh-Hans": "zh-Hans",
  "zh-Hant": "zh-Hant",
  fa: "fa-IR",
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "fa" ? "rtl" : "ltr";
}

/** The text of a language out of `{language: text}`, or else the nearest there is. */
export function inLanguage(texts: unknown, language: Language): string | undefined {
  if (typeof texts !== "object" || texts === null) return undefined;
  const all = texts as Record<string, unknown>;
  const near = language === "zh-Hant" ? "zh-Hans" : language === "zh-Hans" ? "zh-Hant" : "en";
  const found = [all[language], all[near], all.en, ...Object.values(all)];
  return found.find((text): text is string => typeof text === "string" && text !== "");
}

import { createTexts } from "@/texts/featureTexts";
import { bootLanguage } from "@/texts/i18n";

/** The texts of everything under "System". */
const texts = createTexts("settings", {
  en: () => import("./locales/en.json"),
  "zh-Hans": () => import("./locales/zh-Hans.json"),
  "zh-Hant": () => import("./locales/zh-Hant.json"),
  fa: () => import("./locales/fa.json"),
});

export const useTexts = texts.useTexts;
export const loadTexts = texts.load;
export const speakerOf = texts.speakerOf;

/** For routes: the texts come beside the screen's code. */
export const textsLoader = () => texts.load(bootLanguage());

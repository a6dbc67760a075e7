import { createTexts } from "@/texts/featureTexts";

const texts = createTexts("programs", {
  en: () => import("./locales/en.json"),
  "zh-Hans": () => import("./locales/zh-Hans.json"),
  "zh-Hant": () => import("./locales/zh-Hant.json"),
  fa: () => import("./locales/fa.json"),
});

export const useTexts = texts.useTexts;
export const loadTexts = texts.load;
export const speakerOf = texts.speakerOf;

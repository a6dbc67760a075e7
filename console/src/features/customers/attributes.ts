import type { TFunction } from "i18next";

import type { Format } from "@/format/useFormat";
import { isLanguage, LANGUAGE_NAMES } from "@/texts/languages";

const KNOWN = [
  "name",
  "display_name",
  "phone",
  "email",
  "birthday",
  "wedding_day",
  "language",
] as const;

/** What a person's attribute is called; a free field by the business's own name for it. */
export function attributeName(t: TFunction, name: string): string {
  const known = KNOWN.find((one) => one === name);
  return known === undefined ? name.replaceAll("_", " ") : t(`attribute.${known}`);
}

/** Its value for people: days by their calendar, languages by their own names. */
export function attributeText(format: Format, name: string, value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (name === "language" && isLanguage(value)) return LANGUAGE_NAMES[value];
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
}

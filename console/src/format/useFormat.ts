import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useSession } from "@/session/session";
import { useLanguage } from "@/texts/useLanguage";
import { formatAgo, formatDate, formatDateTime, formatDay } from "./date";
import { formatDecimal, formatDigits, formatNumber, formatPercent, isCurrency } from "./number";

/** Everything that is shown to people goes through here: the language's digits and
 * calendar, the business's time zone. */
export function useFormat() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useSession().organization.time_zone;
  return useMemo(() => {
    const unit = (name: string) => unitName(t, name);
    const amount = (value: string, name: string) =>
      isCurrency(name)
        ? formatDecimal(language, value, name)
        : t("unit.amount", { amount: formatDecimal(language, value), unit: unit(name) });
    return {
      language,
      num: (value: number) => formatNumber(language, value),
      percent: (share: number) => formatPercent(language, share),
      digits: (text: string) => formatDigits(language, text),
      decimal: (value: string) => formatDecimal(language, value),
      /** A unit's name: `points`, `gift: tote`. */
      unit,
      /** An amount with its unit. */
      amount,
      /** Amounts by unit in a line; undefined when nothing is left. */
      amounts: (all: Record<string, string>) => {
        const texts = Object.entries(all).map(([name, value]) => amount(value, name));
        if (texts.length === 0) return undefined;
        return new Intl.ListFormat(language, { type: "unit" }).format(texts);
      },
      dateTime: (moment: string) => formatDateTime(language, moment, zone),
      date: (moment: string) => formatDate(language, moment, zone),
      day: (day: string, short = false) => formatDay(language, day, short),
      ago: (moment: string) => formatAgo(language, moment, zone),
    };
  }, [t, language, zone]);
}

export type Format = ReturnType<typeof useFormat>;

const KINDS = ["gift", "service", "voucher"] as const;

function unitName(t: ReturnType<typeof useTranslation>["t"], name: string): string {
  if (name === "points") return t("unit.points");
  if (name === "storage_mb") return t("unit.storage_mb");
  const [kind, thing] = name.split(":");
  const known = KINDS.find((one) => one === kind);
  if (known === undefined || thing === undefined) return name;
  return t(`unit.kind.${known}`, { thing: thing.replaceAll("-", " ") });
}

import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { countName } from "../referrals/states";
import { Change } from "./Change";

type Counts = Figures["totals"];

const COUNTED = ["clicks", "introduced", "qualified", "converted", "refused"] as const;

/** The figures of the period, each with the one before. */
export function Tiles({ totals, before }: { totals: Counts; before: Counts }) {
  const { t } = useTranslation();
  const { num } = useFormat();
  return (
    <dl className="gw-tiles">
      {COUNTED.map((name) => (
        <div key={name} className="gw-tile">
          <dt>{countName(t, name)}</dt>
          <dd>
            <strong className="gw-num">{num(totals[name])}</strong>
            <Change
              now={String(totals[name])}
              before={String(before[name])}
              better={name === "refused" ? "less" : "more"}
            />
          </dd>
        </div>
      ))}
      <Rate totals={totals} before={before} />
    </dl>
  );
}

/** How many of a hundred introduced converted, in the same days. */
function Rate({ totals, before }: { totals: Counts; before: Counts }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const rate = rateOf(totals);
  const earlier = rateOf(before);
  return (
    <div className="gw-tile">
      <dt>{t("dashboard.count.rate")}</dt>
      <dd>
        <strong className="gw-num">{rate === undefined ? "–" : percent(rate)}</strong>
        <span className="gw-change">
          {earlier === undefined
            ? t("dashboard.no_before")
            : t("dashboard.before", { before: percent(earlier) })}
        </span>
      </dd>
    </div>
  );
}

function rateOf({ introduced, converted }: Counts): number | undefined {
  return introduced === 0 ? undefined : converted / introduced;
}

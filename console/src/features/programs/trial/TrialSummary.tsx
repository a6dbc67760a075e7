import { Card } from "antd";
import { useTranslation } from "react-i18next";

import { REFERRAL_STATES } from "@/features/referrals/states";
import { sayAmount, sayNumber } from "../definition/units";
import { useTexts } from "../texts";
import { isZero } from "./decimal";

interface Balance {
  available: string;
  pending: string;
}

/** What the whole trial came to: referrals by how far they came, and who has what. */
export function TrialSummary({
  summary,
  currency,
}: {
  summary: Record<string, unknown>;
  currency: string;
}) {
  const speaker = useTexts();
  const { t } = speaker;
  const { t: frame } = useTranslation();
  const counts = summary.referrals as Record<string, number>;
  const balances = summary.balances as Record<string, Record<string, Balance>>;
  const rows = Object.entries(balances).flatMap(([who, units]) =>
    Object.entries(units).map(([unit, balance]) => ({ key: `${who} ${unit}`, who, unit, balance })),
  );
  const say = (unit: string, amount: string) =>
    isZero(amount) ? "–" : sayAmount(speaker, { unit, amount }, currency);
  return (
    <Card title={<h2>{t("trial.result")}</h2>}>
      <dl className="program-figures">
        {REFERRAL_STATES.map((state) => (
          <div key={state}>
            <dt>{frame(`referral.state.${state}`)}</dt>
            <dd>{sayNumber(speaker, counts[state] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 ? (
        <p className="program-hint">{t("trial.result.nothing")}</p>
      ) : (
        <table className="program-table">
          <thead>
            <tr>
              <th scope="col">{t("trial.who")}</th>
              <th scope="col" className="gw-num">
                {t("trial.available")}
              </th>
              <th scope="col" className="gw-num">
                {t("trial.pending")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, who, unit, balance }) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>{who}</bdi>
                </th>
                <td className="gw-num">
                  <bdi>{say(unit, balance.available)}</bdi>
                </td>
                <td className="gw-num">
                  <bdi>{say(unit, balance.pending)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

import { useTranslation } from "react-i18next";

import type { Referral } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import "./steps.css";

/** How far a referral has come, and when. */
export function Steps({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const steps = [
    { key: "introduced", at: referral.introduced_at },
    { key: "qualified", at: referral.qualified_at },
    { key: "converted", at: referral.converted_at },
  ] as const;
  const fallen = referral.state === "voided" || referral.state === "refused";
  return (
    <ol className="gw-steps">
      {steps.map(({ key, at }) => (
        <li key={key} data-done={Boolean(at)}>
          <strong>{t(`referral.state.${key}`)}</strong>
          <span>{at ? date(at) : t("referral.not_yet")}</span>
        </li>
      ))}
      {fallen && (
        <li data-done="fallen">
          <strong>{t(`referral.state.${referral.state}`)}</strong>
          <span>{referral.voided_at ? date(referral.voided_at) : ""}</span>
        </li>
      )}
    </ol>
  );
}

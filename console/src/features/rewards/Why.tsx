import { useTranslation } from "react-i18next";

import type { RewardDetail } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { Facts } from "@/ui/Facts";
import { arithmeticText, inputFacts, whyText } from "./why";

/** Why a reward was given: the rule in plain words, its figures, and the sum. */
export function Why({ reward }: { reward: RewardDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { explanation, side } = reward;
  const facts = inputFacts(t, format, explanation.inputs);
  return (
    <div className="gw-why">
      <p>{whyText(t, format, side, explanation)}</p>
      {facts.length > 0 && (
        <Facts items={facts.map(([name, value]) => [name, <bdi key={name}>{value}</bdi>])} />
      )}
      <p className="gw-sum">
        <strong>{t("why.sum")}</strong> {arithmeticText(t, format, explanation.arithmetic)}
      </p>
    </div>
  );
}

import { useTranslation } from "react-i18next";

import { useFormat } from "@/format/useFormat";
import { Status } from "@/ui/Status";
import { isSide, REWARD_TONES, type RewardState } from "./states";

export function RewardStatus({ state }: { state: RewardState }) {
  const { t } = useTranslation();
  return <Status tone={REWARD_TONES[state]}>{t(`reward.state.${state}`)}</Status>;
}

export function SideName({ side }: { side: string }) {
  const { t } = useTranslation();
  return <>{isSide(side) ? t(`side.${side}`) : side}</>;
}

/** Amounts by unit, or that nothing is left. */
export function Amounts({ amounts }: { amounts: Record<string, string> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = format.amounts(amounts);
  return text === undefined ? (
    <span className="gw-quiet">{t("reward.nothing_left")}</span>
  ) : (
    <bdi className="gw-num">{text}</bdi>
  );
}

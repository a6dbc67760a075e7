import {
  CheckCircleFilled,
  ClockCircleFilled,
  MinusCircleFilled,
  StopFilled,
  TagFilled,
} from "@ant-design/icons";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

import { isolated, sayAmount, sayNumber } from "../definition/units";
import { useTexts } from "../texts";
import type { Balances, Effect } from "./arrange";

const ICONS = {
  given: <CheckCircleFilled className="trial-good" aria-hidden />,
  taken: <MinusCircleFilled className="trial-warn" aria-hidden />,
  lapsed: <ClockCircleFilled className="trial-warn" aria-hidden />,
  refused: <StopFilled className="trial-bad" aria-hidden />,
  discount: <TagFilled className="trial-good" aria-hidden />,
};

/** A reason of refusal in the reader's words; the server's English where it is new. */
export function useReason(): (code: string, meaning: string) => string {
  const { t, i18n } = useTranslation();
  return (code, meaning) => {
    const key = `reason.${code}`;
    return i18n.exists(key) ? t(key as never) : meaning || code;
  };
}

export function EffectLine({ effect, currency }: { effect: Effect; currency: string }) {
  const speaker = useTexts();
  const reason = useReason();
  const { t } = speaker;
  const { kind, amounts } = effect;
  const who = isolated(speaker, effect.who);
  const amount = amounts.map((part) => sayAmount(speaker, part, currency)).join(t("trial.and"));
  const text =
    kind === "refused"
      ? t("trial.effect.refused", { who, reason: reason(effect.reason, effect.meaning) })
      : t(`trial.effect.${kind}`, { who, amount });
  return (
    <div className="trial-effect">
      {ICONS[kind]}
      <span>
        {text}
        {effect.rule !== null && (
          <small>
            {t("trial.rule", { number: sayNumber(speaker, effect.rule) })}
            {/[^\d.]/.test(effect.arithmetic) && (
              <>
                {" · "}
                <bdi dir="ltr">{effect.arithmetic}</bdi>
              </>
            )}
          </small>
        )}
      </span>
    </div>
  );
}

/** What everybody has after a step. */
export function BalanceTags({ balances, currency }: { balances: Balances; currency: string }) {
  const speaker = useTexts();
  if (balances.size === 0) return null;
  return (
    <div className="trial-balances">
      <span className="gw-sr">{speaker.t("trial.balances")}</span>
      {[...balances].map(([who, units]) => (
        <Tag key={who}>
          <b>
            <bdi>{who}</bdi>
          </b>{" "}
          {[...units]
            .map(([unit, amount]) => sayAmount(speaker, { unit, amount }, currency))
            .join(" · ")}
        </Tag>
      ))}
    </div>
  );
}

import { Card } from "antd";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";

const STEPS = ["clicked", "introduced", "qualified", "converted"] as const;

/** How many of those who were introduced in the period have come how far by now. */
export function Funnel({ steps }: { steps: Figures["funnel"] }) {
  const { t } = useTranslation();
  const { num, percent } = useFormat();
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Card title={<h2>{t("dashboard.funnel")}</h2>} className="gw-span-4">
      <ol className="gw-funnel">
        {steps.map(({ step, count }, at) => {
          const known = STEPS.find((one) => one === step);
          const earlier = steps[at - 1]?.count ?? 0;
          return (
            <li key={step}>
              <div className="gw-bar-text">
                <span>{known === undefined ? step : t(`dashboard.step.${known}`)}</span>
                <span>
                  <strong className="gw-num">{num(count)}</strong>
                  {earlier > 0 && (
                    <span className="gw-quiet">
                      {" "}
                      {t("dashboard.of_before", { share: percent(count / earlier) })}
                    </span>
                  )}
                </span>
              </div>
              <div className="gw-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(count / most) * 100}%` }} />
              </div>
            </li>
          );
        })}
      </ol>
      <p className="gw-quiet gw-note">{t("dashboard.funnel_note")}</p>
    </Card>
  );
}

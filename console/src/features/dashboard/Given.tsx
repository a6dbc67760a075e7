import { Card } from "antd";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { Change } from "./Change";

/** What was given in the period, unit by unit: units never add up. */
export function Given({ given }: { given: Figures["given"] }) {
  const { t } = useTranslation();
  const { amount } = useFormat();
  return (
    <Card title={<h2>{t("dashboard.given")}</h2>}>
      {given.length === 0 ? (
        <p className="gw-none">{t("dashboard.nothing")}</p>
      ) : (
        <ul className="gw-lines">
          {given.map((row) => (
            <li key={row.unit}>
              <strong>
                <bdi className="gw-num">{amount(row.amount, row.unit)}</bdi>
              </strong>
              <Change now={row.amount} before={row.before} />
            </li>
          ))}
        </ul>
      )}
      <p className="gw-quiet gw-note">{t("dashboard.given_note")}</p>
    </Card>
  );
}

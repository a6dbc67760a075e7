import { Card, Table } from "antd";

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
        {["introduced", "qualified", "converted", "refused", "voided"].map((state) => (
          <div key={state}>
            <dt>{t(`state.${state}`)}</dt>
            <dd>{sayNumber(speaker, counts[state] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <Table
        size="small"
        pagination={false}
        dataSource={rows}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: t("trial.result.nothing") }}
        columns={[
          { title: t("trial.who"), dataIndex: "who", render: (who) => <bdi>{who}</bdi> },
          {
            title: t("trial.available"),
            align: "end",
            render: (_, row) => <bdi>{say(row.unit, row.balance.available)}</bdi>,
          },
          {
            title: t("trial.pending"),
            align: "end",
            render: (_, row) => <bdi>{say(row.unit, row.balance.pending)}</bdi>,
          },
        ]}
      />
    </Card>
  );
}

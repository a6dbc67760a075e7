import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card, Empty, Flex, Skeleton } from "antd";
import { useMemo } from "react";

import { client } from "@/api/client";
import type { Program } from "@/api/types";
import type { Reason } from "@/features/refusals/reasons";
import { useFormat } from "@/format/useFormat";
import { Problem } from "@/ui/Problem";
import { type Definition, readModel } from "../definition/model";
import { sayAmount } from "../definition/units";
import { useTexts } from "../texts";
import { addDecimals } from "../trial/decimal";
import { useReason } from "../trial/Effects";
import { ProgramWords } from "../words/RuleWords";
import { ClicksTrend } from "./ClicksTrend";

interface Summary {
  referrals: Record<string, number>;
  balances: Record<string, Record<string, { available: string; pending: string }>>;
  refusals: { reason: string }[];
}

/** What a program gives, and what came of it so far. */
export function OverviewTab({ program }: { program: Program }) {
  const { t } = useTexts();
  const model = useMemo(() => readModel(program.definition as Definition), [program.definition]);
  const summary = useQuery({
    queryKey: ["get", "/api/v1/programs/{id}/summary", program.id],
    queryFn: async () => {
      const params = { path: { id: program.id } };
      const { data } = await client.GET("/api/v1/programs/{id}/summary", { params });
      return data as unknown as Summary;
    },
  });
  return (
    <Flex vertical gap={16}>
      {summary.isError ? (
        <Problem error={summary.error} onRetry={() => summary.refetch()} />
      ) : (
        <Figures program={program.id} summary={summary.data} currency={model.currency} />
      )}
      <Card title={<h2>{t("program.gives")}</h2>}>
        <ProgramWords model={model} />
      </Card>
      <ClicksTrend program={program.id} />
    </Flex>
  );
}

const STATES = ["introduced", "qualified", "converted", "refused", "voided"] as const;

function Figures({
  program,
  summary,
  currency,
}: {
  program: string;
  summary: Summary | undefined;
  currency: string;
}) {
  const { t } = useTexts();
  const { num } = useFormat();
  return (
    <div className="program-columns">
      <Card title={<h2>{t("program.referrals")}</h2>}>
        {summary ? (
          <dl className="program-figures">
            {STATES.map((state) => (
              <div key={state}>
                <dt>{t(`state.${state}`)}</dt>
                <dd>
                  <Link to="/referrals" search={{ program, state }}>
                    {num(summary.referrals[state] ?? 0)}
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        )}
      </Card>
      <Card title={<h2>{t("program.given")}</h2>}>
        {summary ? (
          <Given summary={summary} currency={currency} />
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        )}
      </Card>
      <Card title={<h2>{t("program.refused")}</h2>}>
        {summary ? (
          <Refused program={program} refusals={summary.refusals} />
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        )}
      </Card>
    </div>
  );
}

function Given({ summary, currency }: { summary: Summary; currency: string }) {
  const speaker = useTexts();
  const { num } = useFormat();
  const totals = new Map<string, string>();
  for (const units of Object.values(summary.balances)) {
    for (const [unit, { available, pending }] of Object.entries(units)) {
      const sum = addDecimals(totals.get(unit) ?? "0", available);
      totals.set(unit, addDecimals(sum, pending));
    }
  }
  const people = Object.keys(summary.balances).length;
  if (totals.size === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={speaker.t("program.given.nothing")}
      />
    );
  }
  return (
    <>
      <ul className="program-sums">
        {[...totals].map(([unit, amount]) => (
          <li key={unit}>
            <bdi>{sayAmount(speaker, { unit, amount }, currency)}</bdi>
          </li>
        ))}
      </ul>
      <p className="program-hint">
        {speaker.t("program.given.people", { count: people, number: num(people) })}
      </p>
    </>
  );
}

function Refused({ program, refusals }: { program: string; refusals: { reason: string }[] }) {
  const { t } = useTexts();
  const { num } = useFormat();
  const reason = useReason();
  const counts = new Map<string, number>();
  for (const { reason: code } of refusals) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (counts.size === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("program.refused.nothing")} />
    );
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  return (
    <ul className="program-reasons">
      {rows.map(([code, count]) => (
        <li key={code}>
          <Link to="/refusals" search={{ program, reason: code as Reason }}>
            {reason(code, code)}
          </Link>
          <span>{num(count)}</span>
        </li>
      ))}
    </ul>
  );
}

import { Link } from "@tanstack/react-router";
import { Card, Empty, Flex, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import type { Answer, Program } from "@/api/types";
import { REFERRAL_STATES } from "@/features/referrals/states";
import type { Reason } from "@/features/refusals/reasons";
import { useFormat } from "@/format/useFormat";
import { Problem } from "@/ui/Problem";
import { type Definition, readModel } from "../definition/model";
import { sayAmount } from "../definition/units";
import { useTexts } from "../texts";
import { useReason } from "../trial/Effects";
import { ProgramWords } from "../words/RuleWords";
import { ClicksTrend } from "./ClicksTrend";

type Figures = Answer<"/api/v1/programs/{id}/figures", "get">;

/** What a program gives, and what came of it so far. */
export function OverviewTab({ program }: { program: Program }) {
  const { t } = useTexts();
  const model = useMemo(() => readModel(program.definition as Definition), [program.definition]);
  const figures = api.useQuery("get", "/api/v1/programs/{id}/figures", {
    params: { path: { id: program.id } },
  });
  return (
    <Flex vertical gap={16}>
      {figures.isError ? (
        <Problem error={figures.error} onRetry={() => figures.refetch()} />
      ) : (
        <Columns program={program.id} figures={figures.data} currency={model.currency} />
      )}
      <Card title={<h2>{t("program.gives")}</h2>}>
        <ProgramWords model={model} />
      </Card>
      <ClicksTrend program={program.id} />
    </Flex>
  );
}

function Columns({
  program,
  figures,
  currency,
}: {
  program: string;
  figures: Figures | undefined;
  currency: string;
}) {
  const { t } = useTexts();
  const waiting = <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  return (
    <div className="program-columns">
      <Card title={<h2>{t("program.referrals")}</h2>}>
        {figures ? <Referrals program={program} counts={figures.referrals} /> : waiting}
      </Card>
      <Card title={<h2>{t("program.given")}</h2>}>
        {figures ? <Given given={figures.given} currency={currency} /> : waiting}
      </Card>
      <Card title={<h2>{t("program.refused")}</h2>}>
        {figures ? <Refused program={program} refusals={figures.refusals} /> : waiting}
      </Card>
    </div>
  );
}

/** Where the referrals stand; each number leads to the list of just these. */
function Referrals({ program, counts }: { program: string; counts: Figures["referrals"] }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { num } = useFormat();
  const all = REFERRAL_STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return (
    <dl className="program-figures">
      <div>
        <dt>{t("program.referrals.all")}</dt>
        <dd>
          <Link to="/referrals" search={{ program }}>
            {num(all)}
          </Link>
        </dd>
      </div>
      {REFERRAL_STATES.map((state) => (
        <div key={state}>
          <dt>{frame(`referral.state.${state}`)}</dt>
          <dd>
            <Link to="/referrals" search={{ program, state }}>
              {num(counts[state] ?? 0)}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Given({ given, currency }: { given: Figures["given"]; currency: string }) {
  const speaker = useTexts();
  if (given.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={speaker.t("program.given.nothing")}
      />
    );
  }
  return (
    <ul className="program-sums">
      {given.map(({ unit, amount }) => (
        <li key={unit}>
          <bdi>{sayAmount(speaker, { unit, amount }, currency)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Refused({ program, refusals }: { program: string; refusals: Figures["refusals"] }) {
  const { t } = useTexts();
  const { num } = useFormat();
  const reasonText = useReason();
  if (refusals.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("program.refused.nothing")} />
    );
  }
  return (
    <ul className="program-reasons">
      {refusals.map(({ reason, count }) => (
        <li key={reason}>
          <Link to="/refusals" search={{ program, reason: reason as Reason }}>
            {reasonText(reason, reason)}
          </Link>
          <span>{num(count)}</span>
        </li>
      ))}
    </ul>
  );
}

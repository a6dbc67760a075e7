import {
  CaretRightOutlined,
  ClockCircleOutlined,
  DeleteOutlined,
  EditOutlined,
  PlusOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import { Alert, Button, Card, Empty, Flex, Skeleton } from "antd";
import dayjs from "dayjs";
import { useMemo, useState } from "react";

import { DayPicker } from "@/calendar/pickers";
import { inLanguage } from "@/texts/languages";
import { Problem } from "@/ui/Problem";
import type { Definition } from "../definition/model";
import { localeOf } from "../definition/units";
import { useTexts } from "../texts";
import { type Answer, arrange, type Moment } from "./arrange";
import { BalanceTags, EffectLine } from "./Effects";
import { FactDialog } from "./FactDialog";
import { tellFact } from "./factWords";
import { TrialSummary } from "./TrialSummary";
import { type Step, stepOf, useExamples, useTrial } from "./useTrial";
import { type Fact, nextFact } from "./vocabulary";
import "./trial.css";

interface Props {
  definition: Definition;
  /** The preset whose examples one begins with. */
  preset: string | null;
}

const zoneOf = (definition: Definition): string =>
  typeof definition.zone === "string" && isZone(definition.zone) ? definition.zone : "UTC";

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const currencyOf = (definition: Definition): string =>
  typeof definition.currency === "string" ? definition.currency : "";

/** Example facts in the program's own currency. */
function examplesOf(steps: { text: unknown; event: unknown }[], currency: string): Step[] {
  return steps.map(({ text, event }) => {
    const fact = event as Fact;
    const isForeign = "currency" in fact.data && currency !== "" && fact.data.currency !== currency;
    const own = isForeign ? { ...fact, data: { ...fact.data, currency } } : fact;
    return stepOf(own, isForeign ? null : (text as Step["text"]));
  });
}

/** Tries a program on facts, step by step: what each of them does, and why not. */
export function TrialBoard({ definition, preset }: Props) {
  const examples = useExamples(preset);
  const currency = currencyOf(definition);
  if (preset !== null && examples.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (examples.isError) {
    return <Problem error={examples.error} onRetry={() => examples.refetch()} />;
  }
  return <Board definition={definition} start={examplesOf(examples.data ?? [], currency)} />;
}

function Board({ definition, start }: { definition: Definition; start: Step[] }) {
  const { lang, t } = useTexts();
  const [first] = useState(start);
  const zone = zoneOf(definition);
  const currency = currencyOf(definition);
  const trial = useTrial(definition, first, zone);
  const { steps, setSteps, run, ran } = trial;
  const [open, setOpen] = useState<{ index: number; fact: Fact }>();
  const facts = steps.map((step) => step.fact);

  const done = (fact: Fact | null) => {
    const index = open?.index ?? -1;
    setOpen(undefined);
    if (!fact) return;
    setSteps(index < 0 ? [...steps, stepOf(fact)] : steps.with(index, stepOf(fact)));
  };
  const answer = run.data as (Answer & { summary: Record<string, unknown> }) | undefined;
  const moments = useMemo(() => (answer && ran ? arrange(ran.facts, answer) : []), [answer, ran]);
  return (
    <Flex vertical gap={16}>
      <Card className="trial-head">
        <Flex gap={16} wrap align="end" justify="space-between">
          <Flex gap={12} wrap align="end">
            <Button
              type={trial.isStale ? "primary" : "default"}
              icon={<CaretRightOutlined />}
              loading={run.isPending}
              disabled={facts.length === 0}
              onClick={trial.again}
            >
              {t("trial.run")}
            </Button>
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                setOpen({ index: -1, fact: nextFact("referral.introduced", facts, currency) })
              }
            >
              {t("trial.fact.add")}
            </Button>
            {steps !== first && (
              <Button type="text" icon={<UndoOutlined />} onClick={() => setSteps(first)}>
                {t("trial.reset")}
              </Button>
            )}
          </Flex>
          <label className="trial-until" htmlFor="trial-until">
            <span>{t("trial.until")}</span>
            <DayPicker
              id="trial-until"
              value={trial.until ? dayjs(trial.until, "YYYY-MM-DD") : null}
              placeholder={t("trial.until.last")}
              onChange={(day) =>
                trial.setUntil(day ? dayjs(day as never).format("YYYY-MM-DD") : "")
              }
            />
          </label>
        </Flex>
        <div role="status" className="trial-status">
          {run.isSuccess && trial.isStale && !run.isPending && t("trial.stale")}
        </div>
      </Card>
      {run.isError && <Problem error={run.error} onRetry={trial.again} />}
      {facts.length === 0 && (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("trial.empty")} />
        </Card>
      )}
      <ol className="trial-steps">
        {(trial.isStale || !answer ? steps.map((step) => momentOf(step.fact)) : moments).map(
          (moment, number) => {
            const index = steps.findIndex((step) => step.fact === moment.fact);
            const step = steps[index];
            const said = step?.text ? inLanguage(step.text, lang) : undefined;
            return (
              <MomentRow
                key={step?.key ?? `clock ${moment.at} ${number}`}
                moment={moment}
                said={said}
                zone={zone}
                currency={currency}
                isTried={!trial.isStale && answer !== undefined}
                {...(step && {
                  onEdit: () => setOpen({ index, fact: step.fact }),
                  onRemove: () => setSteps(steps.filter((other) => other !== step)),
                })}
              />
            );
          },
        )}
      </ol>
      {answer && !trial.isStale && <TrialSummary summary={answer.summary} currency={currency} />}
      {open && (
        <FactDialog
          fact={open.fact}
          isNew={open.index < 0}
          before={open.index < 0 ? facts : facts.slice(0, open.index)}
          currency={currency}
          onDone={done}
        />
      )}
    </Flex>
  );
}

const momentOf = (fact: Fact): Moment => ({
  fact,
  at: fact.time,
  outcome: null,
  effects: [],
  balances: new Map(),
});

interface RowProps {
  moment: Moment;
  said: string | undefined;
  zone: string;
  currency: string;
  isTried: boolean;
  onEdit?: () => void;
  onRemove?: () => void;
}

function MomentRow({ moment, said, zone, currency, isTried, onEdit, onRemove }: RowProps) {
  const speaker = useTexts();
  const { t, lang } = speaker;
  const { fact, effects, outcome } = moment;
  const sentence = fact ? (said ?? tellFact(speaker, fact, currency)) : t("trial.clock");
  const time = new Intl.DateTimeFormat(localeOf(lang), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  }).format(new Date(moment.at));
  const isRefused = outcome?.outcome === "refused" && effects.every((e) => e.kind !== "refused");
  return (
    <li className={fact ? "trial-step" : "trial-step trial-clock"}>
      <div className="trial-what">
        <time dateTime={moment.at}>
          {!fact && <ClockCircleOutlined aria-hidden />} {time}
        </time>
        <strong>{sentence}</strong>
        {fact && said && <small>{tellFact(speaker, fact, currency)}</small>}
        {onEdit && (
          <Flex gap={4} className="trial-tools">
            <Button
              size="small"
              type="text"
              icon={<EditOutlined />}
              aria-label={`${t("trial.fact.edit")}: ${sentence}`}
              onClick={onEdit}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t("trial.fact.remove")}: ${sentence}`}
              onClick={onRemove}
            />
          </Flex>
        )}
      </div>
      {isTried && (
        <div className="trial-did">
          {effects.map((effect, index) => (
            <EffectLine key={index} effect={effect} currency={currency} />
          ))}
          {isRefused && (
            <Alert type="warning" showIcon title={t("trial.refused")} className="trial-refused" />
          )}
          {effects.length === 0 && !isRefused && (
            <span className="trial-nothing">{t(nothing(outcome))}</span>
          )}
          <BalanceTags balances={moment.balances} currency={currency} />
        </div>
      )}
    </li>
  );
}

function nothing(taken: Moment["outcome"]): string {
  const outcome = taken?.outcome;
  if (taken && outcome === null) return "trial.later";
  if (outcome === "without_effect") return "trial.without_effect";
  if (outcome === "duplicate" || outcome === "conflict") return `trial.${outcome}`;
  return "trial.noted";
}

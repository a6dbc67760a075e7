import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Card, Empty, Flex, Skeleton, Table } from "antd";
import { useEffect } from "react";
import { createPortal } from "react-dom";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import { compareDecimals } from "@/format/number";
import { useFormat } from "@/format/useFormat";
import { Problem } from "@/ui/Problem";
import { sayAmount, sayNumber, sayUnit } from "../definition/units";
import { useTexts } from "../texts";
import { addDecimals, negated } from "../trial/decimal";
import type { DraftInHand } from "./useDraft";

/** What a new version would change on the facts so far, and its publication. */
export function ChangeStep({
  hand,
  program,
  end,
  onFix,
}: {
  hand: DraftInHand;
  program: string;
  end: HTMLElement | null;
  onFix: () => void;
}) {
  const { t } = useTexts();
  const { draft, flush } = hand;
  const preview = useMutation({
    mutationFn: async () => {
      const { data } = await client.POST("/api/v1/programs/{id}/preview", {
        params: { path: { id: program } },
        body: { definition: draft.definition as never },
      });
      return data;
    },
  });
  useEffect(() => {
    if (draft.faults.length === 0) preview.mutate();
  }, []);
  const publish = usePublish(hand, program, flush);
  const currency = String((draft.definition as { currency?: unknown }).currency ?? "");
  if (draft.faults.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        title={t("launch.faults", { count: draft.faults.length })}
        action={<Button onClick={onFix}>{t("launch.fix")}</Button>}
      />
    );
  }
  return (
    <Flex vertical gap={16}>
      <Alert type="info" showIcon title={t("change.kept")} description={t("change.kept.why")} />
      <Card title={<h2>{t("change.title")}</h2>}>
        {preview.isError ? (
          <Problem error={preview.error} onRetry={() => preview.mutate()} />
        ) : preview.data ? (
          <Preview answer={preview.data} currency={currency} />
        ) : (
          <Skeleton active />
        )}
      </Card>
      {publish.isError && <Problem error={publish.error} />}
      {end &&
        createPortal(
          <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate()}>
            {t("change.publish")}
          </Button>,
          end,
        )}
    </Flex>
  );
}

function usePublish(hand: DraftInHand, program: string, flush: () => Promise<boolean>) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async () => {
      if (!(await flush())) throw new Error("not saved");
      const params = { path: { id: hand.draft.id } };
      const { data } = await client.POST("/api/v1/drafts/{id}/launch", { params, body: {} });
      return data;
    },
    onSuccess: async (published) => {
      await refresh(queries, "/api/v1/programs", "/api/v1/drafts");
      message.success(t("change.published", { number: published?.version ?? "" }));
      void navigate({
        to: "/programs/$id",
        params: { id: program },
        search: { tab: "versions" },
      });
    },
  });
}

interface Answer {
  facts: number;
  /** What there is beyond the most that a preview reads and shows. */
  facts_left_out?: number;
  changed_left_out?: number;
  rewards_now: Record<string, string>;
  rewards_then: Record<string, string>;
  changed: { beneficiary: string; unit: string; now: string; then: string }[];
}

function Preview({ answer, currency }: { answer: Answer; currency: string }) {
  const speaker = useTexts();
  const { t } = speaker;
  const { num } = useFormat();
  const units = [
    ...new Set([...Object.keys(answer.rewards_now), ...Object.keys(answer.rewards_then)]),
  ];
  const rows = answer.changed.map((row) => ({
    ...row,
    key: `${row.beneficiary} ${row.unit}`,
    by: addDecimals(row.then, negated(row.now)),
  }));
  const winners = rows.filter((row) => compareDecimals(row.then, row.now) > 0);
  const losers = rows.length - winners.length;
  const say = (unit: string, amount: string) => sayAmount(speaker, { unit, amount }, currency);
  const sayChange = (unit: string, by: string) =>
    by.startsWith("-") ? `− ${say(unit, by.slice(1))}` : `+ ${say(unit, by)}`;
  if (rows.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t("change.nothing", { count: answer.facts, number: num(answer.facts) })}
      />
    );
  }
  return (
    <Flex vertical gap={16}>
      <p className="program-hint">
        {t("change.read", { count: answer.facts, number: num(answer.facts) })}
        {Boolean(answer.facts_left_out) && ` ${t("change.left_out")}`}
      </p>
      <dl className="program-figures">
        <div>
          <dt>{t("change.winners")}</dt>
          <dd>{num(winners.length)}</dd>
        </div>
        <div>
          <dt>{t("change.losers")}</dt>
          <dd>{num(losers)}</dd>
        </div>
        {units.map((unit) => (
          <div key={unit}>
            <dt>{sayUnit(speaker, unit)}</dt>
            <dd>
              <small>{sayNumber(speaker, answer.rewards_now[unit] ?? "0")}</small>{" "}
              <span className="gw-mirror" aria-hidden>
                →
              </span>{" "}
              <bdi>{sayNumber(speaker, answer.rewards_then[unit] ?? "0")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Table
        size="small"
        dataSource={rows}
        scroll={{ x: "max-content" }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: t("change.who"), render: (_, row) => <bdi>{row.beneficiary}</bdi> },
          {
            title: t("change.now"),
            align: "end",
            render: (_, row) => <bdi>{say(row.unit, row.now)}</bdi>,
          },
          {
            title: t("change.then"),
            align: "end",
            render: (_, row) => <bdi>{say(row.unit, row.then)}</bdi>,
          },
          {
            title: t("change.by"),
            align: "end",
            render: (_, row) => (
              <bdi className={row.by.startsWith("-") ? "program-less" : "program-more"}>
                {sayChange(row.unit, row.by)}
              </bdi>
            ),
          },
        ]}
      />
      {Boolean(answer.changed_left_out) && (
        <p className="program-hint">
          {t("change.rows_left_out", {
            count: answer.changed_left_out,
            number: num(answer.changed_left_out ?? 0),
          })}
        </p>
      )}
    </Flex>
  );
}

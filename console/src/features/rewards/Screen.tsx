import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Reward } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { RewardDetail } from "./Detail";
import { REWARD_STATES, SIDES } from "./states";
import { Amounts, RewardStatus, SideName } from "./words";

export function Screen() {
  const { t } = useTranslation();
  const { open, ...filters } = useSearch({ from: "/frame/rewards" });
  const navigate = useNavigate({ from: "/rewards" });
  const columns = useRewardColumns();
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page title={t("nav.rewards")} purpose={t("reward.purpose")}>
      <ListView
        path="/api/v1/rewards"
        query={{ ...filters, order: "desc" }}
        label={t("nav.rewards")}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate({ search: (now) => ({ ...now, open: id }) })}
        filters={<RewardFilters />}
        onReset={isFiltered ? () => navigate({ search: {} }) : undefined}
        empty={<p>{t("reward.empty")}</p>}
        exportAs="rewards"
        live="reward"
      />
      <RewardDetail
        id={open}
        onClose={() => navigate({ search: ({ open: _, ...rest }) => rest })}
      />
    </Page>
  );
}

function RewardFilters() {
  const { t } = useTranslation();
  const { open: _, ...values } = useSearch({ from: "/frame/rewards" });
  const navigate = useNavigate({ from: "/rewards" });
  const { choices, isLoading } = useProgramNames();
  return (
    <Filters<"program" | "state" | "side" | "beneficiary">
      filters={[
        { name: "program", label: t("field.program"), choices, loading: isLoading },
        {
          name: "state",
          label: t("field.state"),
          choices: REWARD_STATES.map((value) => ({ value, label: t(`reward.state.${value}`) })),
        },
        {
          name: "side",
          label: t("field.side"),
          choices: SIDES.map((value) => ({ value, label: t(`side.${value}`) })),
        },
        { name: "beneficiary", label: t("field.beneficiary"), placeholder: t("field.customer_id") },
      ]}
      values={values}
      onChange={(next) => navigate({ search: next as typeof values })}
    />
  );
}

/** The columns of rewards; those of one person lead on by their amount. */
export function useRewardColumns(omit?: "beneficiary"): Column<Reward>[] {
  const { t } = useTranslation();
  const { ago, date } = useFormat();
  const { nameOf } = useProgramNames();
  const columns: Column<Reward>[] = [
    {
      key: "beneficiary",
      title: t("field.beneficiary"),
      card: "title",
      render: ({ id, beneficiary }) => (
        <Link to="/rewards" search={(now: object) => ({ ...now, open: id })}>
          <CustomerText customer={beneficiary} />
        </Link>
      ),
    },
    {
      key: "amounts",
      title: t("field.amount"),
      align: "end",
      card: "aside",
      render: ({ amounts }) => <Amounts amounts={amounts} />,
    },
    {
      key: "state",
      title: t("field.state"),
      render: ({ state }) => <RewardStatus state={state} />,
    },
    { key: "side", title: t("field.side"), render: ({ side }) => <SideName side={side} /> },
    {
      key: "program",
      title: t("field.program"),
      render: ({ program }) => <bdi>{nameOf(program)}</bdi>,
    },
    {
      key: "friend",
      title: t("field.friend"),
      wideOnly: true,
      card: "none",
      render: ({ friend }) => friend && <CustomerText customer={friend} />,
    },
    { key: "earned_at", title: t("field.earned_at"), render: ({ earned_at }) => ago(earned_at) },
    {
      key: "expires_at",
      title: t("field.expires_at"),
      wideOnly: true,
      card: "none",
      render: ({ expires_at }) => (expires_at ? date(expires_at) : "–"),
    },
  ];
  return omit === undefined ? columns : columns.filter(({ key }) => key !== omit).map(leadsOn);
}

function leadsOn(column: Column<Reward>): Column<Reward> {
  if (column.key !== "amounts") return column;
  return {
    ...column,
    align: "start",
    card: "title",
    render: ({ id, amounts }) => (
      <Link to="/rewards" search={{ open: id }}>
        <Amounts amounts={amounts} />
      </Link>
    ),
  };
}

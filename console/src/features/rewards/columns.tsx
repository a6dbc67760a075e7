import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Reward } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import type { Column } from "@/ui/list/ListView";
import { Amounts, RewardStatus, SideName } from "./words";

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

import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";

import type { Transfer } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { useProgramNames } from "@/names/programs";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { AccountName } from "./AccountName";

/** The journal: every line with what stands behind it. Nothing in it ever changes. */
export function Transfers() {
  const { t } = useTranslation();
  const { program, account } = useSearch({ from: "/frame/ledger" });
  const navigate = useNavigate({ from: "/ledger" });
  const { choices, isLoading } = useProgramNames();
  const columns = useColumns();
  const values = { ...(program ? { program } : {}), ...(account ? { account } : {}) };
  return (
    <ListView
      path="/api/v1/ledger/transfers"
      query={{ ...values, order: "desc" }}
      label={t("ledger.view.transfers")}
      columns={columns}
      rowKey={({ number }) => String(number)}
      filters={
        <Filters<"program" | "account">
          filters={[
            { name: "program", label: t("field.program"), choices, loading: isLoading },
            {
              name: "account",
              label: t("ledger.account"),
              placeholder: "member:C-1:available",
            },
          ]}
          values={values}
          onChange={(next) => navigate({ search: { view: "transfers", ...next } })}
        />
      }
      onReset={program || account ? () => navigate({ search: { view: "transfers" } }) : undefined}
      empty={<p>{t("ledger.empty")}</p>}
      exportAs="transfers"
    />
  );
}

function useColumns(): Column<Transfer>[] {
  const { t } = useTranslation();
  const { amount, num, dateTime } = useFormat();
  const { nameOf } = useProgramNames();
  return [
    {
      key: "number",
      title: t("ledger.number"),
      align: "end",
      card: "title",
      render: ({ number, hash }) => (
        <Tooltip title={<span className="gw-code">{hash}</span>}>
          <span>{num(number)}</span>
        </Tooltip>
      ),
    },
    {
      key: "amount",
      title: t("field.amount"),
      align: "end",
      card: "aside",
      render: (row) => <bdi className="gw-num">{amount(row.amount, row.unit)}</bdi>,
    },
    {
      key: "debit",
      title: t("ledger.from"),
      render: ({ debit, program }) => <Account account={debit} program={program} />,
    },
    {
      key: "credit",
      title: t("ledger.to"),
      render: ({ credit, program }) => <Account account={credit} program={program} />,
    },
    {
      key: "reason",
      title: t("ledger.ground"),
      render: ({ reason, undoes }) => (
        <>
          <bdi className="gw-code">{reason}</bdi>{" "}
          {undoes && <Tag variant="outlined">{t("ledger.undoes")}</Tag>}
        </>
      ),
    },
    {
      key: "program",
      title: t("field.program"),
      wideOnly: true,
      card: "none",
      render: ({ program }) => <bdi>{nameOf(program)}</bdi>,
    },
    {
      key: "effective_at",
      title: t("ledger.effective_at"),
      render: ({ effective_at }) => dateTime(effective_at),
    },
    {
      key: "recorded_at",
      title: t("fact.recorded_at"),
      wideOnly: true,
      card: "none",
      render: ({ recorded_at }) => dateTime(recorded_at),
    },
  ];
}

function Account({ account, program }: { account: string; program: string }) {
  return (
    <Link to="/ledger" search={{ view: "transfers", account, program }}>
      <AccountName account={account} />
    </Link>
  );
}

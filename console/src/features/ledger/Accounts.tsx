import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Account } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { useProgramNames } from "@/names/programs";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { AccountName } from "./AccountName";

/** What everybody has, unit by unit; together they are zero. */
export function Accounts() {
  const { t } = useTranslation();
  const { program } = useSearch({ from: "/frame/ledger" });
  const navigate = useNavigate({ from: "/ledger" });
  const { choices, isLoading } = useProgramNames();
  const columns = useColumns();
  return (
    <ListView
      path="/api/v1/ledger/accounts"
      query={program ? { program } : {}}
      label={t("ledger.view.accounts")}
      columns={columns}
      rowKey={(row) => [row.program, row.account, row.unit].join(" ")}
      onOpen={({ account, program: of }) =>
        navigate({ search: { view: "transfers", account, program: of } })
      }
      filters={
        <Filters<"program">
          filters={[{ name: "program", label: t("field.program"), choices, loading: isLoading }]}
          values={program ? { program } : {}}
          onChange={(next) => navigate({ search: next })}
        />
      }
      onReset={program ? () => navigate({ search: {} }) : undefined}
      empty={<p>{t("ledger.empty")}</p>}
      exportAs="accounts"
    />
  );
}

function useColumns(): Column<Account>[] {
  const { t } = useTranslation();
  const { amount, unit } = useFormat();
  const { nameOf } = useProgramNames();
  return [
    {
      key: "account",
      title: t("ledger.account"),
      card: "title",
      render: ({ account, program }) => (
        <Link to="/ledger" search={{ view: "transfers", account, program }}>
          <AccountName account={account} />
        </Link>
      ),
    },
    {
      key: "program",
      title: t("field.program"),
      render: ({ program }) => <bdi>{nameOf(program)}</bdi>,
    },
    { key: "unit", title: t("field.unit"), wideOnly: true, render: (row) => unit(row.unit) },
    {
      key: "balance",
      title: t("ledger.balance"),
      align: "end",
      card: "aside",
      render: (row) => <bdi className="gw-num">{amount(row.balance, row.unit)}</bdi>,
    },
  ];
}

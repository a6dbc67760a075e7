import { PlusOutlined } from "@ant-design/icons";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Customer } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerName } from "@/names/Customer";
import { nameOf } from "@/names/customers";
import { useMay } from "@/session/session";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { CustomerSearch } from "./CustomerSearch";
import { FileDrawer } from "./FileDrawer";
import { IntroduceDrawer } from "./IntroduceDrawer";
import { KindName } from "./words";

export function Screen() {
  const { t } = useTranslation();
  const filters = useSearch({ from: "/frame/customers" });
  const navigate = useNavigate();
  const mayRecord = useMay("record");
  const columns = useColumns();
  const [drawer, setDrawer] = useState<"add" | "introduce">();
  const close = () => setDrawer(undefined);
  const actions = mayRecord && (
    <>
      <Button onClick={() => setDrawer("introduce")}>{t("introduce.action")}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrawer("add")}>
        {t("customer.add")}
      </Button>
    </>
  );
  return (
    <Page title={t("nav.customers")} purpose={t("customer.purpose")} actions={actions}>
      <ListView
        path="/api/v1/customers"
        query={filters}
        label={t("nav.customers")}
        columns={columns}
        rowKey={({ customer }) => customer}
        onOpen={({ customer }) =>
          navigate({ to: "/customers/$customer", params: { customer }, search: {} })
        }
        filters={
          <>
            <CustomerSearch />
            <Filters<"prefix">
              filters={[
                {
                  name: "prefix",
                  label: t("customer.prefix"),
                  placeholder: t("customer.prefix_hint"),
                },
              ]}
              values={filters}
              onChange={(next) => navigate({ to: "/customers", search: next as typeof filters })}
            />
          </>
        }
        onReset={filters.prefix ? () => navigate({ to: "/customers", search: {} }) : undefined}
        empty={
          <>
            <p>{t("customer.empty")}</p>
            {mayRecord && (
              <Button type="primary" onClick={() => setDrawer("add")}>
                {t("customer.add")}
              </Button>
            )}
          </>
        }
        exportAs="customers"
      />
      <FileDrawer open={drawer === "add"} onClose={close} />
      <IntroduceDrawer open={drawer === "introduce"} onClose={close} />
    </Page>
  );
}

function useColumns(): Column<Customer>[] {
  const { t } = useTranslation();
  const { date, ago } = useFormat();
  return [
    {
      key: "customer",
      title: t("field.customer"),
      card: "title",
      render: ({ customer, attributes }) => (
        <Link to="/customers/$customer" params={{ customer }} search={{}}>
          <CustomerName customer={customer} name={nameOf(attributes)} />
        </Link>
      ),
    },
    {
      key: "kind",
      title: t("customer.kind"),
      card: "aside",
      render: ({ kind }) => <KindName kind={kind} />,
    },
    {
      key: "club",
      title: t("customer.club"),
      render: ({ club }) => (club ? t("customer.member") : "–"),
    },
    {
      key: "recruited_by",
      title: t("customer.recruited_by"),
      wideOnly: true,
      card: "none",
      render: ({ recruited_by }) => (recruited_by ? <bdi>{recruited_by}</bdi> : "–"),
    },
    {
      key: "added_at",
      title: t("customer.added_at"),
      render: ({ added_at }) => (added_at ? date(added_at) : t("customer.only_named")),
    },
    {
      key: "updated_at",
      title: t("field.updated_at"),
      wideOnly: true,
      render: ({ updated_at }) => ago(updated_at),
    },
  ];
}

import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { Accounts } from "./Accounts";
import { LEDGER_VIEWS, type LedgerView } from "./routes";
import { Transfers } from "./Transfers";

export function Screen() {
  const { t } = useTranslation();
  const { view = "accounts", program } = useSearch({ from: "/frame/ledger" });
  const navigate = useNavigate({ from: "/ledger" });
  const views: Record<LedgerView, React.ReactNode> = {
    accounts: <Accounts />,
    transfers: <Transfers />,
  };
  return (
    <Page title={t("nav.ledger")} purpose={t("ledger.purpose")}>
      <Tabs
        activeKey={view}
        destroyOnHidden
        onChange={(key) =>
          navigate({ search: { view: key as LedgerView, ...(program ? { program } : {}) } })
        }
        items={LEDGER_VIEWS.map((key) => ({
          key,
          label: t(`ledger.view.${key}`),
          children: views[key],
        }))}
      />
    </Page>
  );
}

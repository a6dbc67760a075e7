import { EditOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button, Card, Skeleton, Tabs } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import type { Customer } from "@/api/types";
import { nameOf } from "@/names/customers";
import { useMay } from "@/session/session";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import { useReferralColumns } from "../referrals/columns";
import { useRewardColumns } from "../rewards/columns";
import { CustomerFacts } from "./CustomerFacts";
import { EnrolDrawer } from "./EnrolDrawer";
import { IntroduceDrawer } from "./IntroduceDrawer";
import { Links } from "./Links";
import { VIEWS, type View } from "./routes";
import { Timeline } from "./Timeline";
import { KindName } from "./words";

/** The form comes after the page, which is read far more often than changed. */
const FileDrawer = lazy(async () => ({ default: (await import("./FileDrawer")).FileDrawer }));

/** Everything that is on file about one person. */
export function CustomerScreen() {
  const { customer } = useParams({ from: "/frame/customers/$customer" });
  const read = api.useQuery("get", "/api/v1/customers/{customer}", {
    params: { path: { customer } },
  });
  if (read.isError) {
    return (
      <Page title={<bdi>{customer}</bdi>} name={customer}>
        <Problem error={read.error} onRetry={() => read.refetch()} />
      </Page>
    );
  }
  if (read.data === undefined) {
    return (
      <Page title={<bdi>{customer}</bdi>} name={customer}>
        <Card>
          <Skeleton active paragraph={{ rows: 8 }} />
        </Card>
      </Page>
    );
  }
  return <CustomerPage key={customer} file={read.data} />;
}

function CustomerPage({ file }: { file: Customer }) {
  const { t } = useTranslation();
  const { customer } = file;
  const { view = "advocate" } = useSearch({ from: "/frame/customers/$customer" });
  const navigate = useNavigate({ from: "/customers/$customer" });
  const mayRecord = useMay("record");
  const [drawer, setDrawer] = useState<"edit" | "enrol" | "introduce">();
  const name = nameOf(file.attributes);
  const close = () => setDrawer(undefined);
  const views: Record<View, ReactNode> = {
    advocate: <Referrals query={{ advocate: customer }} empty={t("customer.brought_nobody")} />,
    friend: <Referrals query={{ friend: customer }} empty={t("customer.brought_by_nobody")} />,
    rewards: <Rewards customer={customer} />,
    links: <Links customer={customer} onEnrol={mayRecord ? () => setDrawer("enrol") : undefined} />,
    timeline: <Timeline customer={customer} />,
  };
  const actions = mayRecord && (
    <>
      <Button onClick={() => setDrawer("enrol")}>{t("enrol.action")}</Button>
      <Button type="primary" onClick={() => setDrawer("introduce")}>
        {t("introduce.by_this_one")}
      </Button>
    </>
  );
  return (
    <Page
      title={<bdi>{name ?? customer}</bdi>}
      name={name ?? customer}
      purpose={
        <>
          <KindName kind={file.kind} /> · <bdi className="gw-code">{customer}</bdi>
        </>
      }
      actions={actions}
    >
      <div className="gw-file">
        <Card
          title={<h2>{t("customer.file")}</h2>}
          extra={
            mayRecord && (
              <Button size="small" icon={<EditOutlined />} onClick={() => setDrawer("edit")}>
                {t(file.added_at ? "customer.edit" : "customer.put_on_file")}
              </Button>
            )
          }
        >
          <CustomerFacts file={file} />
        </Card>
        <Card className="gw-tabs">
          <Tabs
            activeKey={view}
            destroyOnHidden
            onChange={(key) => navigate({ search: { view: key as View } })}
            items={VIEWS.map((key) => ({
              key,
              label: t(`customer.view.${key}`),
              children: views[key],
            }))}
          />
        </Card>
      </div>
      <Suspense fallback={null}>
        <FileDrawer file={file} open={drawer === "edit"} onClose={close} />
      </Suspense>
      <EnrolDrawer customer={customer} open={drawer === "enrol"} onClose={close} />
      <IntroduceDrawer advocate={customer} open={drawer === "introduce"} onClose={close} />
    </Page>
  );
}

function Referrals({
  query,
  empty,
}: {
  query: { advocate: string } | { friend: string };
  empty: string;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListView
      path="/api/v1/referrals"
      query={{ ...query, order: "desc" }}
      label={t("nav.referrals")}
      columns={useReferralColumns("advocate" in query ? "advocate" : "friend")}
      rowKey={({ id }) => id}
      onOpen={({ id }) => navigate({ to: "/referrals", search: { ...query, open: id } })}
      empty={empty}
    />
  );
}

function Rewards({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListView
      path="/api/v1/rewards"
      query={{ beneficiary: customer, order: "desc" }}
      label={t("nav.rewards")}
      columns={useRewardColumns("beneficiary")}
      rowKey={({ id }) => id}
      onOpen={({ id }) => navigate({ to: "/rewards", search: { beneficiary: customer, open: id } })}
      empty={t("customer.no_rewards")}
    />
  );
}

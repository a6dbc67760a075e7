import { PlusOutlined } from "@ant-design/icons";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Referral } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import { useMay } from "@/session/session";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { IntroduceDrawer } from "../customers/IntroduceDrawer";
import { ReferralDetail } from "./Detail";
import { REFERRAL_STATES } from "./states";
import { ChannelName, ReferralStatus } from "./words";

export function Screen() {
  const { t } = useTranslation();
  const { open, ...filters } = useSearch({ from: "/frame/referrals" });
  const navigate = useNavigate({ from: "/referrals" });
  const mayRecord = useMay("record");
  const [introducing, setIntroducing] = useState(false);
  const columns = useReferralColumns();
  const isFiltered = Object.keys(filters).length > 0;
  const introduce = mayRecord && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIntroducing(true)}>
      {t("introduce.action")}
    </Button>
  );
  return (
    <Page title={t("nav.referrals")} purpose={t("referral.purpose")} actions={introduce}>
      <ListView
        path="/api/v1/referrals"
        query={{ ...filters, order: "desc" }}
        label={t("nav.referrals")}
        columns={columns}
        rowKey={(referral) => referral.id}
        onOpen={({ id }) => navigate({ search: (now) => ({ ...now, open: id }) })}
        filters={<ReferralFilters />}
        onReset={isFiltered ? () => navigate({ search: {} }) : undefined}
        empty={<p>{t("referral.empty")}</p>}
        exportAs="referrals"
        live="referral"
      />
      <ReferralDetail
        id={open}
        onClose={() => navigate({ search: ({ open: _, ...rest }) => rest })}
      />
      <IntroduceDrawer open={introducing} onClose={() => setIntroducing(false)} />
    </Page>
  );
}

function ReferralFilters() {
  const { t } = useTranslation();
  const { open: _, ...values } = useSearch({ from: "/frame/referrals" });
  const navigate = useNavigate({ from: "/referrals" });
  const { choices, isLoading } = useProgramNames();
  return (
    <Filters<"program" | "state" | "advocate" | "friend">
      filters={[
        { name: "program", label: t("field.program"), choices, loading: isLoading },
        {
          name: "state",
          label: t("field.state"),
          choices: REFERRAL_STATES.map((value) => ({ value, label: t(`referral.state.${value}`) })),
        },
        { name: "advocate", label: t("field.advocate"), placeholder: t("field.customer_id") },
        { name: "friend", label: t("field.friend"), placeholder: t("field.customer_id") },
      ]}
      values={values}
      onChange={(next) => navigate({ search: next as typeof values })}
    />
  );
}

/** The columns of referrals; without the person whose list it is. */
export function useReferralColumns(omit?: "advocate" | "friend"): Column<Referral>[] {
  const { t } = useTranslation();
  const { ago } = useFormat();
  const { nameOf } = useProgramNames();
  const columns: Column<Referral>[] = [
    {
      key: "friend",
      title: t("field.friend"),
      card: "title",
      render: ({ id, friend }) => (
        <Link to="/referrals" search={(now: object) => ({ ...now, open: id })}>
          <CustomerText customer={friend} />
        </Link>
      ),
    },
    {
      key: "advocate",
      title: t("field.advocate"),
      render: ({ advocate }) => <CustomerText customer={advocate} />,
    },
    {
      key: "state",
      title: t("field.state"),
      card: "aside",
      render: ({ state }) => <ReferralStatus state={state} />,
    },
    {
      key: "program",
      title: t("field.program"),
      render: ({ program }) => <bdi>{nameOf(program)}</bdi>,
    },
    {
      key: "channel",
      title: t("field.channel"),
      wideOnly: true,
      card: "none",
      render: ({ channel }) => <ChannelName channel={channel} />,
    },
    {
      key: "introduced_at",
      title: t("field.introduced_at"),
      render: ({ introduced_at }) => ago(introduced_at),
    },
  ];
  const shown = columns.filter(({ key }) => key !== omit);
  return omit === "friend" ? shown.map(leadsOn) : shown;
}

/** Where the friend is left out, the advocate takes its place as the way in. */
function leadsOn(column: Column<Referral>): Column<Referral> {
  if (column.key !== "advocate") return column;
  return {
    ...column,
    card: "title",
    render: ({ id, advocate }) => (
      <Link to="/referrals" search={{ open: id }}>
        <CustomerText customer={advocate} />
      </Link>
    ),
  };
}

import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useProgramNames } from "@/names/programs";
import { useMay } from "@/session/session";
import { Filters } from "@/ui/list/Filters";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { IntroduceDrawer } from "../customers/IntroduceDrawer";
import { useReferralColumns } from "./columns";
import { ReferralDetail } from "./Detail";
import { REFERRAL_STATES } from "./states";

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

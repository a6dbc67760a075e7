import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useProgramNames } from "@/names/programs";
import { Filters } from "@/ui/list/Filters";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { useRewardColumns } from "./columns";
import { RewardDetail } from "./Detail";
import { REWARD_STATES, SIDES } from "./states";

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

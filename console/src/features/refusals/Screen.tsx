import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Refusal } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerLink } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import { Filters } from "@/ui/list/Filters";
import { type Column, ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { REASONS, useReasonText } from "./reasons";

export function Screen() {
  const { t } = useTranslation();
  const filters = useSearch({ from: "/frame/refusals" });
  const navigate = useNavigate({ from: "/refusals" });
  const columns = useColumns();
  const { choices, isLoading } = useProgramNames();
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page title={t("nav.refusals")} purpose={t("refusal.purpose")}>
      <ListView
        path="/api/v1/refusals"
        query={{ ...filters, order: "desc" }}
        label={t("nav.refusals")}
        columns={columns}
        rowKey={({ program, event_source, event_id, friend, reason }) =>
          [program, event_source, event_id, friend, reason].join(" ")
        }
        filters={
          <Filters<"program" | "reason" | "friend">
            filters={[
              { name: "program", label: t("field.program"), choices, loading: isLoading },
              {
                name: "reason",
                label: t("field.reason"),
                choices: REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
              },
              { name: "friend", label: t("field.customer"), placeholder: t("field.customer_id") },
            ]}
            values={filters}
            onChange={(next) => navigate({ search: next as typeof filters })}
          />
        }
        onReset={isFiltered ? () => navigate({ search: {} }) : undefined}
        empty={<p>{t("refusal.empty")}</p>}
        exportAs="refusals"
      />
    </Page>
  );
}

function useColumns(): Column<Refusal>[] {
  const { t } = useTranslation();
  const { ago } = useFormat();
  const { nameOf } = useProgramNames();
  const reasonText = useReasonText();
  return [
    {
      key: "friend",
      title: t("field.customer"),
      card: "title",
      render: ({ friend }) => <CustomerLink customer={friend} />,
    },
    {
      key: "reason",
      title: t("refusal.why"),
      render: ({ reason, meaning }) => (
        <span className="gw-wrap">{reasonText(reason, meaning)}</span>
      ),
    },
    {
      key: "program",
      title: t("field.program"),
      render: ({ program }) => <bdi>{nameOf(program)}</bdi>,
    },
    {
      key: "event",
      title: t("field.event"),
      wideOnly: true,
      card: "none",
      render: ({ event_source, event_id }) => (
        <bdi className="gw-code">
          {event_source} {event_id}
        </bdi>
      ),
    },
    { key: "at", title: t("field.at"), card: "aside", render: ({ at }) => ago(at) },
  ];
}

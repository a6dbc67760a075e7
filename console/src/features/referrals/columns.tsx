import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Referral } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import type { Column } from "@/ui/list/ListView";
import { ChannelName, ReferralStatus } from "./words";

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

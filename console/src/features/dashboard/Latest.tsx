import { Link } from "@tanstack/react-router";
import { Card, Skeleton } from "antd";
import { Trans, useTranslation } from "react-i18next";

import { usePage } from "@/api/pages";
import type { Referral, Reward } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { Problem } from "@/ui/Problem";
import { Amounts } from "../rewards/words";

const SHOWN = 9;

type Line = { at: string; referral?: Referral; reward?: Reward };

/** What has just happened: the last referrals and rewards, as they come in. */
export function Latest({ program }: { program: string | undefined }) {
  const { t } = useTranslation();
  const { ago } = useFormat();
  const query = { order: "desc", limit: SHOWN, ...(program ? { program } : {}) } as const;
  const referrals = usePage("/api/v1/referrals", query);
  const rewards = usePage("/api/v1/rewards", query);
  const lines: Line[] = [
    ...(referrals.data?.items ?? []).map((referral) => ({ at: referral.introduced_at, referral })),
    ...(rewards.data?.items ?? [])
      .filter(({ state }) => state === "available")
      .map((reward) => ({ at: reward.earned_at, reward })),
  ];
  const newest = lines.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, SHOWN);
  const failed = referrals.isError ? referrals : rewards;
  return (
    <Card title={<h2>{t("dashboard.latest")}</h2>} className="gw-span-4">
      {failed.isError ? (
        <Problem error={failed.error} onRetry={() => failed.refetch()} />
      ) : referrals.isPending || rewards.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      ) : newest.length === 0 ? (
        <p className="gw-none">{t("dashboard.nothing")}</p>
      ) : (
        <ul className="gw-lines" aria-live="polite">
          {newest.map((line) => (
            <li key={line.referral?.id ?? line.reward?.id}>
              <span>
                {line.referral && <Introduced referral={line.referral} />}
                {line.reward && <Earned reward={line.reward} />}
              </span>
              <span className="gw-quiet">{ago(line.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Introduced({ referral: { id, advocate, friend } }: { referral: Referral }) {
  return (
    <Link to="/referrals" search={{ open: id }}>
      <Trans
        i18nKey="dashboard.has_introduced"
        components={{
          advocate: <CustomerText customer={advocate} />,
          friend: <CustomerText customer={friend} />,
        }}
      />
    </Link>
  );
}

function Earned({ reward: { id, beneficiary, amounts } }: { reward: Reward }) {
  return (
    <Link to="/rewards" search={{ open: id }}>
      <Trans
        i18nKey="dashboard.has_earned"
        components={{
          who: <CustomerText customer={beneficiary} />,
          what: <Amounts amounts={amounts} />,
        }}
      />
    </Link>
  );
}

import { Card } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { usePage } from "@/api/pages";
import type { Referral } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerLink } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import { Detail } from "@/ui/Detail";
import { Facts } from "@/ui/Facts";
import { Timeline } from "../customers/Timeline";
import { useReasonText } from "../refusals/reasons";
import { RewardLine } from "../rewards/RewardLine";
import { Steps } from "./Steps";
import { ChannelName, ReferralStatus } from "./words";

export function ReferralDetail({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const read = api.useQuery(
    "get",
    "/api/v1/referrals/{id}",
    { params: { path: { id: id ?? "" } } },
    { enabled: id !== undefined },
  );
  return (
    <Detail open={id !== undefined} title={t("referral.one")} onClose={onClose} read={read}>
      {() => read.data && <Content referral={read.data} />}
    </Detail>
  );
}

function Content({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { nameOf } = useProgramNames();
  const reasonText = useReasonText();
  return (
    <div className="gw-stack">
      <Facts
        items={[
          [t("field.state"), <ReferralStatus key="state" state={referral.state} />],
          [t("field.reason"), referral.reason && reasonText(referral.reason)],
          [t("field.friend"), <CustomerLink key="friend" customer={referral.friend} />],
          [t("field.advocate"), <CustomerLink key="advocate" customer={referral.advocate} />],
          [t("field.program"), <bdi key="program">{nameOf(referral.program)}</bdi>],
          [t("field.channel"), <ChannelName key="channel" channel={referral.channel} />],
          [t("field.introduced_at"), dateTime(referral.introduced_at)],
        ]}
      />
      <Steps referral={referral} />
      <Rewards referral={referral} />
      <Refusals referral={referral} />
      <Card size="small" title={<h2>{t("referral.facts")}</h2>}>
        <Timeline customer={referral.friend} />
      </Card>
    </div>
  );
}

const MOST = 200;

/** What the pair brought: to the advocate for this friend, and to the friend. */
function Rewards({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const { program, advocate, friend } = referral;
  const query = { program, order: "desc", limit: MOST } as const;
  const toAdvocate = usePage("/api/v1/rewards", { ...query, beneficiary: advocate });
  const toFriend = usePage("/api/v1/rewards", { ...query, beneficiary: friend });
  const rewards = [
    ...(toAdvocate.data?.items ?? []).filter((reward) => reward.friend === friend),
    ...(toFriend.data?.items ?? []).filter((reward) => reward.advocate === advocate),
  ];
  return (
    <Card size="small" title={<h2>{t("nav.rewards")}</h2>} loading={toAdvocate.isPending}>
      {rewards.length === 0 ? (
        <p className="gw-none">{t("referral.no_rewards")}</p>
      ) : (
        <ul className="gw-lines">
          {rewards.map((reward) => (
            <RewardLine key={reward.id} reward={reward} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Refusals({ referral }: { referral: Referral }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const reasonText = useReasonText();
  const { program, friend } = referral;
  const refusals = usePage("/api/v1/refusals", { program, friend, order: "desc" });
  const items = refusals.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card size="small" title={<h2>{t("nav.refusals")}</h2>}>
      <ul className="gw-lines">
        {items.map((refusal) => (
          <li key={`${refusal.event_source} ${refusal.event_id} ${refusal.reason}`}>
            <span>{reasonText(refusal.reason, refusal.meaning)}</span>
            <span className="gw-quiet">{dateTime(refusal.at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

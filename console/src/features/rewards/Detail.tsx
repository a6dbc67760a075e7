import { Card } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import type { RewardDetail as Reward } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerLink } from "@/names/Customer";
import { useProgramNames } from "@/names/programs";
import { Detail } from "@/ui/Detail";
import { Facts } from "@/ui/Facts";
import { EarningFact } from "./EarningFact";
import { Why } from "./Why";
import { Amounts, RewardStatus, SideName } from "./words";

export function RewardDetail({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const read = api.useQuery(
    "get",
    "/api/v1/rewards/{id}",
    { params: { path: { id: id ?? "" } } },
    { enabled: id !== undefined },
  );
  return (
    <Detail open={id !== undefined} title={t("reward.one")} onClose={onClose} read={read}>
      {() => read.data && <Content reward={read.data} />}
    </Detail>
  );
}

function Content({ reward }: { reward: Reward }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { nameOf } = useProgramNames();
  return (
    <div className="gw-stack">
      <div>
        <div className="gw-big">
          <Amounts amounts={reward.amounts} />
        </div>
        <RewardStatus state={reward.state} />
      </div>
      <Facts
        items={[
          [t("field.beneficiary"), <CustomerLink key="who" customer={reward.beneficiary} />],
          [t("field.side"), <SideName key="side" side={reward.side} />],
          [t("field.program"), <bdi key="program">{nameOf(reward.program)}</bdi>],
          [
            t("field.advocate"),
            reward.advocate && reward.advocate !== reward.beneficiary && (
              <CustomerLink key="advocate" customer={reward.advocate} />
            ),
          ],
          [
            t("field.friend"),
            reward.friend && reward.friend !== reward.beneficiary && (
              <CustomerLink key="friend" customer={reward.friend} />
            ),
          ],
          [t("field.earned_at"), dateTime(reward.earned_at)],
          [t("field.expires_at"), reward.expires_at && dateTime(reward.expires_at)],
          [
            t("reward.name"),
            <bdi key="name" className="gw-code">
              {reward.reward}
            </bdi>,
          ],
        ]}
      />
      <Card size="small" title={<h2>{t("why.title")}</h2>}>
        <Why reward={reward} />
      </Card>
      <Card size="small" title={<h2>{t("reward.changes")}</h2>}>
        <Changes reward={reward} />
      </Card>
      <Card size="small" title={<h2>{t("reward.fact")}</h2>}>
        <EarningFact source={reward.explanation.event_source} id={reward.explanation.event_id} />
      </Card>
    </div>
  );
}

function Changes({ reward }: { reward: Reward }) {
  const { t } = useTranslation();
  const { dateTime, amounts } = useFormat();
  if (reward.changes.length === 0) return <p className="gw-none">{t("reward.no_changes")}</p>;
  return (
    <ul className="gw-lines">
      {reward.changes.map((change, index) => {
        const isBack = Object.values(change.amounts).some((amount) => amount.startsWith("-"));
        return (
          <li key={index}>
            <span>
              {t(isBack ? "reward.taken_back" : "reward.given")}{" "}
              <bdi className="gw-num">{amounts(change.amounts)}</bdi>
            </span>
            <span className="gw-quiet">{dateTime(change.at)}</span>
          </li>
        );
      })}
    </ul>
  );
}

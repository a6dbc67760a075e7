import { Link } from "@tanstack/react-router";

import type { Reward } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerText } from "@/names/Customer";
import { Amounts, RewardStatus, SideName } from "./words";

/** A reward in a line: what, to whom, and how it stands; it leads to its explanation. */
export function RewardLine({ reward }: { reward: Reward }) {
  const { date } = useFormat();
  return (
    <li>
      <span>
        <Link to="/rewards" search={{ open: reward.id }}>
          <Amounts amounts={reward.amounts} />
        </Link>{" "}
        <span className="gw-quiet">
          <SideName side={reward.side} />: <CustomerText customer={reward.beneficiary} />
        </span>
      </span>
      <span>
        <RewardStatus state={reward.state} />{" "}
        <span className="gw-quiet">{date(reward.earned_at)}</span>
      </span>
    </li>
  );
}

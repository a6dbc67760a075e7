import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { changeOf } from "@/format/number";
import { useFormat } from "@/format/useFormat";

interface Props {
  now: string;
  before: string;
  /** Whether more of it is good news; of refusals it is not. */
  better?: "more" | "less";
}

/** The change against the period before: arrow, sign and words, colour last. */
export function Change({ now, before, better = "more" }: Props) {
  const { t } = useTranslation();
  const { percent, decimal } = useFormat();
  const share = changeOf(now, before);
  if (share === undefined) {
    return <span className="gw-change">{t("dashboard.no_before")}</span>;
  }
  if (share === 0) {
    return <span className="gw-change">{t("dashboard.same", { before: decimal(before) })}</span>;
  }
  const up = share > 0;
  const good = up === (better === "more");
  const text = percent(Math.abs(share));
  return (
    <span className="gw-change">
      <span className={good ? "gw-change-good" : "gw-change-bad"}>
        {up ? <ArrowUpOutlined aria-hidden /> : <ArrowDownOutlined aria-hidden />}{" "}
        <bdi>{t(up ? "dashboard.up" : "dashboard.down", { share: text })}</bdi>
      </span>{" "}
      {t("dashboard.before", { before: decimal(before) })}
    </span>
  );
}

import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { type Group, live, useNews } from "@/live/store";

/** "3 new referrals: show". The list itself does not move before one asks. */
export function FreshBar({ group, onShow }: { group: Group; onShow: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const { added, changed } = useNews(group);
  // Who opens the list has seen what it shows.
  useEffect(() => live.seen(group), [group]);
  const text =
    added > 0
      ? t(`live.added_${group}`, { count: added })
      : changed > 0
        ? t("live.changed", { count: changed })
        : undefined;
  return (
    <div role="status">
      {text !== undefined && (
        <div className="gw-fresh">
          <span>{text}</span>
          <Button
            type="link"
            size="small"
            onClick={() => void onShow().then(() => live.seen(group))}
          >
            {t("live.show")}
          </Button>
        </div>
      )}
    </div>
  );
}

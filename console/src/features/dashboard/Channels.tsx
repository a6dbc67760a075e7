import { Card } from "antd";
import { useTranslation } from "react-i18next";

import type { Figures } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { ChannelName } from "../referrals/words";

/** By which ways friends came, and what became of them; the best first. */
export function Channels({ channels }: { channels: Figures["channels"] }) {
  const { t } = useTranslation();
  const { num } = useFormat();
  const most = Math.max(1, ...channels.map(({ introduced }) => introduced));
  return (
    <Card title={<h2>{t("dashboard.channels")}</h2>}>
      {channels.length === 0 ? (
        <p className="gw-none">{t("dashboard.nothing")}</p>
      ) : (
        <ul className="gw-funnel">
          {channels.map(({ channel, introduced, converted }) => (
            <li key={channel}>
              <div className="gw-bar-text">
                <span>
                  <ChannelName channel={channel} />
                </span>
                <span>
                  {t("dashboard.channel_counts", {
                    introduced: num(introduced),
                    converted: num(converted),
                  })}
                </span>
              </div>
              <div className="gw-bar gw-bar-double" aria-hidden="true">
                <span style={{ inlineSize: `${(introduced / most) * 100}%` }} />
                <span style={{ inlineSize: `${(converted / most) * 100}%` }} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

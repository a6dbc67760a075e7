import { useTranslation } from "react-i18next";

import { Status } from "@/ui/Status";
import { isChannel, REFERRAL_TONES, type ReferralState } from "./states";

export function ReferralStatus({ state }: { state: ReferralState }) {
  const { t } = useTranslation();
  return <Status tone={REFERRAL_TONES[state]}>{t(`referral.state.${state}`)}</Status>;
}

export function ChannelName({ channel }: { channel: string }) {
  const { t } = useTranslation();
  return <>{isChannel(channel) ? t(`channel.${channel}`) : channel}</>;
}

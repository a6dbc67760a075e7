import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useConnected } from "@/live/store";

/** A short break is nobody's concern. */
const PATIENCE = 8_000;

export function Offline() {
  const { t } = useTranslation();
  const connected = useConnected();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connected) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <div role="status">{shown && <div className="gw-offline">{t("live.disconnected")}</div>}</div>
  );
}

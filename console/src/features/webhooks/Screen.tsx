import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";

export function Screen() {
  const { t } = useTranslation();
  return <Page title={t("nav.webhooks")}>{null}</Page>;
}

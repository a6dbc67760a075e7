import { Link } from "@tanstack/react-router";
import { Result } from "antd";
import { useTranslation } from "react-i18next";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      title={t("frame.not_found")}
      subTitle={t("frame.not_found_hint")}
      extra={<Link to="/">{t("frame.to_dashboard")}</Link>}
    />
  );
}

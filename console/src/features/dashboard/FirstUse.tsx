import { RocketOutlined } from "@ant-design/icons";
import { Card } from "antd";
import { useTranslation } from "react-i18next";

import { useMay } from "@/session/session";
import { LinkButton } from "@/ui/LinkButton";

/** Before the first program: what to do, in order. */
export function FirstUse() {
  const { t } = useTranslation();
  const mayLaunch = useMay("programs");
  return (
    <Card className="gw-first">
      <h2>{t("first.title")}</h2>
      <p>{t("first.text")}</p>
      <ol>
        <li>
          <strong>{t("first.launch")}</strong>
          <span>{t("first.launch_text")}</span>
        </li>
        <li>
          <strong>{t("first.enrol")}</strong>
          <span>{t("first.enrol_text")}</span>
        </li>
        <li>
          <strong>{t("first.watch")}</strong>
          <span>{t("first.watch_text")}</span>
        </li>
      </ol>
      {mayLaunch ? (
        <LinkButton
          to="/programs/new"
          search={{}}
          type="primary"
          size="large"
          icon={<RocketOutlined />}
        >
          {t("first.action")}
        </LinkButton>
      ) : (
        <p className="gw-quiet">{t("first.ask")}</p>
      )}
    </Card>
  );
}

import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";

/** A piece of code with a button that copies it. */
export function CopyCode({ code, label }: { code: string; label: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      message.success(t("action.copied"));
    } catch {
      message.warning(t("problem.unknown"));
    }
  };
  return (
    <div className="settings-code">
      <pre dir="ltr">{code}</pre>
      <Button
        size="small"
        icon={<CopyOutlined />}
        onClick={copy}
        aria-label={`${t("action.copy")}: ${label}`}
      >
        {t("action.copy")}
      </Button>
    </div>
  );
}

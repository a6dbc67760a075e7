import { CopyOutlined } from "@ant-design/icons";
import { App, Button, Input, Space } from "antd";
import { useTranslation } from "react-i18next";

/** A text to take away: marked by a click, copied by the button. */
export function CopyField({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(t("action.copied"));
    } catch {
      // Without leave to write to the clipboard it can still be marked by hand.
      message.info(text);
    }
  };
  return (
    <Space.Compact block>
      <Input
        readOnly
        dir="ltr"
        className="gw-code"
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <Button icon={<CopyOutlined />} onClick={copy} aria-label={`${t("action.copy")}: ${label}`}>
        {t("action.copy")}
      </Button>
    </Space.Compact>
  );
}

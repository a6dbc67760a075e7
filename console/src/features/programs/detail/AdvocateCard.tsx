import { CopyOutlined, ExportOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Flex } from "antd";
import { useTranslation } from "react-i18next";

import type { Advocate } from "@/api/types";
import { useTexts } from "../texts";

/** Copies a text, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(t("action.copied"));
    } catch {
      // Without leave to write to the clipboard the text is there to be marked.
      message.info(text);
    }
  };
  return (
    <Button icon={<CopyOutlined />} onClick={copy} aria-label={`${t("action.copy")}: ${label}`}>
      {t("action.copy")}
    </Button>
  );
}

/** What an advocate needs to bring friends: link, code, QR code and share page. */
export function AdvocateCard({ advocate }: { advocate: Advocate }) {
  const { t } = useTexts();
  const qr = `/q/${encodeURIComponent(advocate.code)}.svg`;
  return (
    <div className="program-advocate">
      <img src={qr} alt={t("advocate.qr", { code: advocate.code })} width={168} height={168} />
      <Flex vertical gap={12} className="program-advocate-words">
        <div>
          <span className="program-hint">{t("advocate.link")}</span>
          <bdi dir="ltr" className="gw-code">
            {advocate.link}
          </bdi>
        </div>
        <div>
          <span className="program-hint">{t("advocate.code")}</span>
          <b dir="ltr" className="program-code-big">
            {advocate.code}
          </b>
        </div>
        <Flex gap={8} wrap>
          <CopyButton text={advocate.link} label={t("advocate.link")} />
          {advocate.share_page && (
            <Button href={advocate.share_page} target="_blank" icon={<ExportOutlined />}>
              {t("advocate.share_page")}
            </Button>
          )}
          <Button href={qr} target="_blank" icon={<PrinterOutlined />}>
            {t("advocate.print")}
          </Button>
        </Flex>
      </Flex>
    </div>
  );
}

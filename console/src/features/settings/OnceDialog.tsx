import { Alert, Button, Modal } from "antd";
import type { ReactNode } from "react";

import { CopyField } from "./CopyField";
import { useTexts } from "./texts";

interface Props {
  title: string;
  /** What it is and where it belongs. */
  text: ReactNode;
  label: string;
  secret: string | undefined;
  onClose: () => void;
}

/**
 * A secret that is shown this once: only the button closes it, no click beside it,
 * and with it the secret leaves the page at once.
 */
export function OnceDialog({ title, text, label, secret, onClose }: Props) {
  const { t } = useTexts();
  if (secret === undefined) return null;
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("once.done")}
        </Button>
      }
    >
      <p>{text}</p>
      <CopyField text={secret} label={label} />
      <Alert type="warning" showIcon title={t("once.only")} style={{ marginBlockStart: 16 }} />
    </Modal>
  );
}

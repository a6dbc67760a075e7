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

/** A secret that is shown this once: only the button closes it, no click beside it. */
export function OnceDialog({ title, text, label, secret, onClose }: Props) {
  const { t } = useTexts();
  return (
    <Modal
      open={secret !== undefined}
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={onClose}>
          {t("once.done")}
        </Button>
      }
    >
      <p>{text}</p>
      <CopyField text={secret ?? ""} label={label} />
      <Alert type="warning" showIcon title={t("once.only")} style={{ marginBlockStart: 16 }} />
    </Modal>
  );
}

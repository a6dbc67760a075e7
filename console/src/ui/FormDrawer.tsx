import { App, Button, Form, type FormInstance } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Side } from "./Side";

interface Props<Values extends object> {
  open: boolean;
  title: string;
  text?: ReactNode;
  /** The word on the button. */
  submit: string;
  busy: boolean;
  form: FormInstance<Values>;
  initial: Partial<Values>;
  onClose: () => void;
  /** `key` names this filling-in: it stays the same when sending is tried again. */
  onFinish: (values: Values, key: string) => void;
  children: ReactNode;
}

/** A short form beside the page. What was typed is not lost by a stray click. */
export function FormDrawer<Values extends object>(props: Props<Values>) {
  const { open, title, text, submit, busy, form, initial, onClose, onFinish, children } = props;
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [dirty, setDirty] = useState(false);
  const key = useRef("");
  useEffect(() => {
    if (!open) return;
    key.current = crypto.randomUUID();
    setDirty(false);
  }, [open]);
  const close = () => {
    if (!dirty) return onClose();
    modal.confirm({
      title: t("form.leave"),
      content: t("form.leave_text"),
      okText: t("form.discard"),
      cancelText: t("form.stay"),
      onOk: onClose,
    });
  };
  return (
    <Side
      open={open}
      title={title}
      width={480}
      onClose={close}
      footer={
        <div className="gw-actions">
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {submit}
          </Button>
          <Button onClick={close}>{t("action.cancel")}</Button>
        </div>
      }
    >
      {text && <p className="gw-form-text">{text}</p>}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={initial as Record<string, unknown>}
        scrollToFirstError={{ focus: true }}
        onValuesChange={() => setDirty(true)}
        onFinish={(values) => onFinish(values, key.current)}
      >
        {children}
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden />
      </Form>
    </Side>
  );
}

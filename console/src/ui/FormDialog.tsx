import { Form, type FormInstance, Modal } from "antd";
import type { ReactNode } from "react";

import { Problem } from "./Problem";
import { useComeBack } from "./useComeBack";

interface Props<Values extends object> {
  title: string;
  /** The word on the button. */
  submit: string;
  busy: boolean;
  form: FormInstance<Values>;
  initial: Partial<Values>;
  /** Why the server did not take it. */
  error: unknown;
  onClose: () => void;
  onFinish: (values: Values) => void;
  children: ReactNode;
}

/** A few fields in front of the page, for as long as it is rendered. */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const { title, submit, busy, form, initial, error, onClose, onFinish, children } = props;
  useComeBack(true);
  return (
    <Modal
      open
      title={title}
      okText={submit}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial as Record<string, unknown>}
        onFinish={onFinish}
      >
        {children}
        {Boolean(error) && <Problem error={error} />}
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

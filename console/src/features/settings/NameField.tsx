import { Form, Input } from "antd";

interface Props {
  label: string;
  /** What is said when it is left empty. */
  missing: string;
  hint?: string;
  autoComplete?: string;
}

/** What something or somebody is called: up to 100 characters, and not nothing. */
export function NameField({ label, missing, hint, autoComplete }: Props) {
  return (
    <Form.Item
      name="name"
      label={label}
      extra={hint}
      rules={[{ required: true, whitespace: true, message: missing }]}
    >
      <Input autoComplete={autoComplete} maxLength={100} />
    </Form.Item>
  );
}

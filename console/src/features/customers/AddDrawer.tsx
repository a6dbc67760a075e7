import { useNavigate } from "@tanstack/react-router";
import { App, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import { FormDrawer } from "@/ui/FormDrawer";
import { useRecord } from "./useRecord";
import { KINDS, type Kind } from "./words";

interface Entered {
  customer: string;
  name?: string;
  phone?: string;
  email?: string;
  kind: Kind;
  club?: boolean;
}

/** Puts a person on file, by the same fact that a shop system would send. */
export function AddDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const { send, isPending } = useRecord(() => {
    const { customer } = form.getFieldsValue();
    message.success(t("customer.added"));
    onClose();
    void navigate({
      to: "/customers/$customer",
      params: { customer: customer.trim() },
      search: {},
    });
  });
  const onFinish = ({ customer, name, phone, email, kind, club }: Entered, key: string) => {
    const all = { name: name?.trim(), phone: phone?.trim(), email: email?.trim() };
    const attributes = Object.fromEntries(Object.entries(all).filter(([, value]) => value));
    send(key, [
      {
        type: "customer.added",
        data: { customer: customer.trim(), kind, ...(club ? { club } : {}), attributes },
      },
    ]);
  };
  return (
    <FormDrawer<Entered>
      open={open}
      title={t("customer.add")}
      submit={t("customer.add")}
      busy={isPending}
      form={form}
      initial={{ kind: "customer" }}
      onClose={onClose}
      onFinish={onFinish}
    >
      <Form.Item
        name="customer"
        label={t("field.customer_id")}
        extra={t("customer.id_hint")}
        rules={[{ required: true, whitespace: true, message: t("customer.id_missing") }]}
      >
        <Input dir="auto" autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t("field.name")}>
        <Input dir="auto" autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t("field.phone")}>
        <Input type="tel" dir="ltr" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("field.email")}
        rules={[{ type: "email", message: t("field.email_missing") }]}
      >
        <Input type="email" dir="ltr" autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t("customer.kind")}>
        <Select options={KINDS.map((value) => ({ value, label: t(`customer.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="club" valuePropName="checked">
        <Checkbox>{t("customer.is_member")}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

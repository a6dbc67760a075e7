import { useNavigate } from "@tanstack/react-router";
import { App, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Customer } from "@/api/types";
import { DayPicker } from "@/calendar/pickers";
import { LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { FormDrawer } from "@/ui/FormDrawer";
import { changes, type Entered, entered } from "./file";
import { useRecord } from "./useRecord";
import { KINDS } from "./words";

/** Puts a person on file, or changes what is on file, by the same fact that a shop system
 * would send. */
export function FileDrawer({
  file,
  open,
  onClose,
}: {
  file?: Customer;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const isNew = !file?.added_at;
  const { send, isPending } = useRecord(([result]) => {
    if (result?.outcome === "refused") return;
    message.success(t(isNew ? "customer.added" : "customer.edited"));
    onClose();
    if (file) return;
    const customer = form.getFieldValue("customer").trim();
    void navigate({ to: "/customers/$customer", params: { customer }, search: {} });
  });
  const title = t(file ? (isNew ? "customer.put_on_file" : "customer.edit") : "customer.add");
  return (
    <FormDrawer<Entered>
      open={open}
      title={title}
      text={file && t(isNew ? "customer.signs_up_text" : "customer.recorded_text")}
      submit={isNew ? title : t("action.save")}
      busy={isPending}
      form={form}
      initial={entered(file)}
      onClose={onClose}
      onFinish={(values, key) => {
        const data = changes(values, file);
        if (data === undefined) return onClose();
        send(key, [{ type: "customer.added", data }]);
      }}
    >
      <Form.Item
        name="customer"
        label={t("field.customer_id")}
        extra={t("customer.id_hint")}
        rules={[{ required: true, whitespace: true, message: t("customer.id_missing") }]}
      >
        <Input dir="auto" autoComplete="off" disabled={file !== undefined} />
      </Form.Item>
      <Form.Item name="name" label={t("attribute.name")}>
        <Input dir="auto" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="display_name"
        label={t("attribute.display_name")}
        extra={t("customer.display_name_hint")}
      >
        <Input dir="auto" autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t("attribute.phone")}>
        <Input type="tel" dir="ltr" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("attribute.email")}
        rules={[{ type: "email", message: t("field.email_missing") }]}
      >
        <Input type="email" dir="ltr" autoComplete="off" />
      </Form.Item>
      <Form.Item name="birthday" label={t("attribute.birthday")}>
        <DayPicker style={{ width: "100%" }} />
      </Form.Item>
      <Form.Item name="language" label={t("attribute.language")}>
        <Select
          allowClear
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
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

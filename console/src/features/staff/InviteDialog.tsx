import { useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import { showFaults } from "@/features/settings/formFaults";
import { NameField } from "@/features/settings/NameField";
import { useTexts } from "@/features/settings/texts";
import { LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { FormDialog } from "@/ui/FormDialog";

import { RoleChoice } from "./RoleChoice";
import type { Role } from "./roles";
import type { MadeLink } from "./staff";

interface Invitation {
  name: string;
  email: string;
  role: Role;
  language?: (typeof LANGUAGES)[number];
}

/** Asks whom to invite, and in which role. */
export function InviteDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (made: MadeLink) => void;
}) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [form] = Form.useForm<Invitation>();
  const invite = api.useMutation("post", "/api/v1/staff", {
    onSuccess: async ({ link, is_mailed, staff }) => {
      onDone({ link, isMailed: is_mailed, name: staff.name });
      await refresh(queries, "/api/v1/staff");
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <FormDialog<Invitation>
      title={t("staff.invite")}
      submit={t("staff.invite.go")}
      busy={invite.isPending}
      form={form}
      initial={{ role: "salesperson" }}
      error={invite.error}
      onClose={onClose}
      onFinish={({ language, ...rest }) =>
        invite.mutate({ body: { ...rest, ...(language && { language }) } })
      }
    >
      <NameField label={t("staff.name")} missing={t("staff.name.missing")} />
      <Form.Item
        name="email"
        label={t("staff.email")}
        rules={[{ required: true, type: "email", message: t("staff.email.missing") }]}
      >
        <Input type="email" dir="ltr" />
      </Form.Item>
      <Form.Item name="language" label={t("staff.language")}>
        <Select
          allowClear
          placeholder={t("staff.language.any")}
          options={LANGUAGES.map((language) => ({
            value: language,
            label: LANGUAGE_NAMES[language],
          }))}
        />
      </Form.Item>
      <Form.Item name="role" label={t("staff.role")}>
        <RoleChoice />
      </Form.Item>
    </FormDialog>
  );
}

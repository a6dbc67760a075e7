import { useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import { showFaults } from "@/features/settings/formFaults";
import { NameField } from "@/features/settings/NameField";
import { useTexts } from "@/features/settings/texts";
import { FormDialog } from "@/ui/FormDialog";

import { RoleChoice } from "./RoleChoice";
import type { Role } from "./roles";
import type { Staff } from "./staff";

/** Changes the name and the role of one person of the staff. */
export function ChangeDialog({ staff, onClose }: { staff: Staff; onClose: () => void }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ name: string; role: Role }>();
  const save = api.useMutation("patch", "/api/v1/staff/{id}", {
    onSuccess: async () => {
      onClose();
      await refresh(queries, "/api/v1/staff", "/api/v1/session");
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <FormDialog<{ name: string; role: Role }>
      title={t("staff.change")}
      submit={frame("action.save")}
      busy={save.isPending}
      form={form}
      initial={{ name: staff.name, role: staff.role as Role }}
      error={save.error}
      onClose={onClose}
      onFinish={(body) => save.mutate({ params: { path: { id: staff.id } }, body })}
    >
      <NameField label={t("staff.name")} missing={t("staff.name.missing")} />
      <Form.Item name="role" label={t("staff.role")}>
        <RoleChoice />
      </Form.Item>
    </FormDialog>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";

import { client } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Advocate } from "@/api/types";
import { CustomerPick } from "@/features/customers/CustomerPick";
import { Problem } from "@/ui/Problem";
import { useTexts } from "../texts";

/** Makes somebody an advocate of a program. */
export function EnrolForm({
  program,
  onDone,
}: {
  program: string;
  onDone: (advocate: Advocate) => void;
}) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ customer: string }>();
  const enrol = useMutation({
    mutationFn: async ({ customer }: { customer: string }) => {
      const body = { program, customer: customer.trim() };
      return (await client.POST("/api/v1/advocates", { body })).data;
    },
    onSuccess: async (advocate) => {
      form.resetFields();
      if (advocate) onDone(advocate as Advocate);
      await refresh(queries, "/api/v1/advocates", "/api/v1/customers");
    },
  });
  return (
    <Form form={form} layout="vertical" onFinish={(values) => enrol.mutate(values)}>
      <Form.Item
        name="customer"
        label={t("enrol.customer")}
        extra={t("enrol.customer.hint")}
        rules={[{ required: true, whitespace: true, message: t("enrol.customer.missing") }]}
      >
        <CustomerPick />
      </Form.Item>
      {enrol.isError && (
        <div style={{ marginBlockEnd: 16 }}>
          <Problem error={enrol.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={enrol.isPending}>
        {t("enrol.go")}
      </Button>
    </Form>
  );
}

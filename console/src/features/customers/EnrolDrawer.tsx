import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Form, Select } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import { useProgramNames } from "@/names/programs";
import { FormDrawer } from "@/ui/FormDrawer";
import { useProblemText } from "@/ui/Problem";

interface Props {
  customer: string;
  open: boolean;
  onClose: () => void;
}

/** Makes a customer an advocate of a program: they get a link and a code. */
export function EnrolDrawer({ customer, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ program: string }>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { programs, choices, isLoading } = useProgramNames();
  const enrol = api.useMutation("post", "/api/v1/advocates", {
    onSuccess: async () => {
      await refresh(queries, "/api/v1/advocates", "/api/v1/customers");
      message.success(t("enrol.done"));
      onClose();
      await navigate({
        to: "/customers/$customer",
        params: { customer },
        search: { view: "links" },
      });
    },
    onError: (error) => message.error(problemText(error)),
  });
  const running = programs.filter(({ state }) => state !== "ended").map(({ id }) => id);
  return (
    <FormDrawer<{ program: string }>
      open={open}
      title={t("enrol.action")}
      text={t("enrol.text")}
      submit={t("enrol.submit")}
      busy={enrol.isPending}
      form={form}
      initial={running.length === 1 && running[0] ? { program: running[0] } : {}}
      onClose={onClose}
      onFinish={({ program }) => enrol.mutate({ body: { customer, program } })}
    >
      <Form.Item
        name="program"
        label={t("field.program")}
        rules={[{ required: true, message: t("enrol.program_missing") }]}
      >
        <Select
          loading={isLoading}
          options={choices.filter(({ value }) => running.includes(value))}
          notFoundContent={t("enrol.no_program")}
        />
      </Form.Item>
    </FormDrawer>
  );
}

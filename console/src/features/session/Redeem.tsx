import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { ProblemError } from "@/api/problem";
import type { Answer } from "@/api/types";
import { keepSession } from "@/session/session";
import { useLanguage } from "@/texts/useLanguage";
import { useProblemText } from "@/ui/Problem";
import { Door } from "./Door";

type LinkLook = Answer<"/api/v1/session/link/look", "post">;

interface Entered {
  name?: string;
  email?: string;
  password?: string;
  again?: string;
}

const SHORTEST = 10;
const PURPOSES = ["first_administrator", "invitation", "sign_in", "password"] as const;

/** The form that a one-time link's purpose needs. */
export function Redeem({ token, link }: { token: string; link: LinkLook }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const purpose = PURPOSES.find((one) => one === link.purpose) ?? "sign_in";
  const first = purpose === "first_administrator";
  const needsPassword = purpose !== "sign_in";
  // Who has a password on this installation shows it; the link does not set a new one.
  const knows = purpose === "invitation" && link.has_password;
  const redeem = api.useMutation("post", "/api/v1/session/link", {
    onSuccess: async (session) => {
      keepSession(queries, session);
      await navigate({ to: "/", search: {}, replace: true });
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      const names = ["name", "email", "password"] as const;
      const faults = names.map((name) => ({
        name,
        errors: error.faults.filter(({ field }) => field === name).map(({ reason }) => reason),
      }));
      form.setFields(faults);
    },
  });
  const onFinish = ({ name, email, password }: Entered) => {
    const body = {
      token,
      language,
      ...(name ? { name: name.trim() } : {}),
      ...(first && email ? { email: email.trim() } : {}),
      ...(password ? { password } : {}),
    };
    redeem.mutate({ body });
  };
  return (
    <Door
      title={t(`door.purpose.${purpose}`, { organization: link.organization })}
      text={
        knows
          ? t("door.purpose.invitation_known", { organization: link.organization })
          : t(`door.purpose.${purpose}_text`, { organization: link.organization })
      }
    >
      {redeem.isError && <RedeemFault error={redeem.error} />}
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{ name: link.name ?? "", email: link.email ?? "" }}
        onFinish={onFinish}
      >
        {needsPassword && (
          <>
            {purpose !== "password" && (
              <Form.Item
                name="name"
                label={t("field.name")}
                rules={[{ required: true, whitespace: true, message: t("field.name_missing") }]}
              >
                <Input autoComplete="name" size="large" />
              </Form.Item>
            )}
            <Form.Item
              name="email"
              label={t("field.email")}
              rules={
                first ? [{ required: true, type: "email", message: t("field.email_missing") }] : []
              }
            >
              <Input
                type="email"
                autoComplete="username"
                dir="ltr"
                size="large"
                readOnly={!first}
              />
            </Form.Item>
            <Password knows={knows} />
          </>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={redeem.isPending}>
          {t(needsPassword ? "door.save_and_go" : "door.sign_in")}
        </Button>
      </Form>
    </Door>
  );
}

/** The password that one has already, or the one that one chooses. */
function Password({ knows }: { knows: boolean }) {
  const { t } = useTranslation();
  const required = { required: true, message: t("field.password_missing") };
  const long = { min: SHORTEST, message: t("field.password_short", { count: SHORTEST }) };
  return (
    <Form.Item
      name="password"
      label={t(knows ? "field.password" : "field.new_password")}
      extra={knows ? t("door.knows_password") : t("field.password_hint", { count: SHORTEST })}
      rules={knows ? [required] : [required, long]}
    >
      <Input.Password
        autoComplete={knows ? "current-password" : "new-password"}
        dir="ltr"
        size="large"
      />
    </Form.Item>
  );
}

function RedeemFault({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const code = error instanceof ProblemError ? error.code : "";
  const words =
    code === "link_spent"
      ? t("door.spent_text")
      : code === "sign_in_failed"
        ? t("door.wrong")
        : text(error);
  return <Alert type="error" showIcon title={words} />;
}

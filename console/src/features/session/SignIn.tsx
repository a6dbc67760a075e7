import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { keepSession } from "@/session/session";
import { useProblemText } from "@/ui/Problem";
import { Door } from "./Door";

interface Entered {
  email: string;
  password: string;
}

export function SignIn() {
  const { t } = useTranslation();
  const { back, ended } = useSearch({ from: "/sign-in" });
  const queries = useQueryClient();
  const router = useRouter();
  const signIn = api.useMutation("post", "/api/v1/session", {
    onSuccess: (session) => {
      keepSession(queries, session);
      router.history.replace(router.options.basepath + (back ?? "/"));
    },
  });
  const onFinish = ({ email, password }: Entered) =>
    signIn.mutate({ body: { email: email.trim(), password } });
  return (
    <Door title={t("door.sign_in")} text={t("door.sign_in_text")}>
      {ended !== undefined && !signIn.isError && (
        <Alert type="info" showIcon title={t("door.ended")} />
      )}
      {signIn.isError && <SignInFault error={signIn.error} />}
      <Form<Entered> layout="vertical" requiredMark={false} onFinish={onFinish}>
        <Form.Item
          name="email"
          label={t("field.email")}
          rules={[{ required: true, message: t("field.email_missing") }]}
        >
          <Input type="email" autoComplete="username" autoFocus dir="ltr" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("field.password")}
          rules={[{ required: true, message: t("field.password_missing") }]}
        >
          <Input.Password autoComplete="current-password" dir="ltr" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {t("door.sign_in")}
        </Button>
      </Form>
      <p className="gw-door-text gw-door-foot">{t("door.forgotten")}</p>
    </Door>
  );
}

function SignInFault({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const wrong = error instanceof ProblemError && error.status === 401;
  return <Alert type="error" showIcon title={wrong ? t("door.wrong") : text(error)} />;
}

import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Card, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { showFaults } from "@/features/settings/formFaults";
import { NameField } from "@/features/settings/NameField";
import { useTexts } from "@/features/settings/texts";
import { keepSession, useSession } from "@/session/session";
import { changeLanguage } from "@/texts/i18n";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from "@/texts/languages";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import "@/features/settings/settings.css";

const LEAST = 10;

/** The person's own name, language and password. */
export function ProfileScreen() {
  const { t } = useTexts();
  return (
    <Page title={t("profile.title")} purpose={t("profile.purpose")}>
      <div className="settings-two">
        <ProfileCard />
        <PasswordCard />
      </div>
    </Page>
  );
}

interface Profile {
  name: string;
  language: Language | null;
}

function ProfileCard() {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { staff } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Profile>();
  const save = api.useMutation("patch", "/api/v1/session", {
    onSuccess: async (session) => {
      keepSession(queries, session);
      const { language } = session.staff;
      if (isLanguage(language)) await changeLanguage(language);
      message.success(t("saved"));
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <Card title={<h2>{t("profile.card")}</h2>}>
      <Facts
        items={[
          [t("staff.email"), <bdi key="email">{staff.email}</bdi>],
          [t("staff.role"), frame(`role.${staff.role}`)],
        ]}
      />
      <Form<Profile>
        form={form}
        style={{ marginBlockStart: 20 }}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: staff.name, language: staff.language }}
        onFinish={({ name, language }) =>
          save.mutate({ body: { name, ...(language && { language }) } })
        }
      >
        <NameField label={t("staff.name")} missing={t("staff.name.missing")} autoComplete="name" />
        <Form.Item name="language" label={t("profile.language")} extra={t("profile.language.hint")}>
          <Select
            placeholder={t("profile.language.none")}
            options={LANGUAGES.map((language) => ({
              value: language,
              label: LANGUAGE_NAMES[language],
            }))}
          />
        </Form.Item>
        {save.isError && <Problem error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {frame("action.save")}
        </Button>
      </Form>
    </Card>
  );
}

interface Passwords {
  current: string;
  new: string;
  again: string;
}

function PasswordCard() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const change = api.useMutation("put", "/api/v1/session/password", {
    onSuccess: () => {
      form.resetFields();
      message.success(t("password.changed"));
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <Card title={<h2>{t("password.title")}</h2>}>
      <p className="settings-hint">{t("password.text")}</p>
      <Form<Passwords>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ current, new: next }) => change.mutate({ body: { current, new: next } })}
      >
        <Form.Item
          name="current"
          label={t("password.current")}
          rules={[{ required: true, message: t("password.current.missing") }]}
        >
          <Input.Password autoComplete="current-password" dir="ltr" />
        </Form.Item>
        <Form.Item
          name="new"
          label={t("password.new")}
          extra={t("password.new.hint", { count: LEAST })}
          rules={[
            { required: true, min: LEAST, message: t("password.new.short", { count: LEAST }) },
          ]}
        >
          <Input.Password autoComplete="new-password" dir="ltr" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("password.again")}
          dependencies={["new"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue("new")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("password.again.differs"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" dir="ltr" />
        </Form.Item>
        {change.isError && <Problem error={change.error} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("password.change")}
        </Button>
      </Form>
    </Card>
  );
}

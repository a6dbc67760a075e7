import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Card, Flex, Form, Input, Popconfirm, Segmented, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, client } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { refresh } from "@/api/queries";
import type { Answer } from "@/api/types";
import { showFaults } from "@/features/settings/formFaults";
import { useTexts } from "@/features/settings/texts";
import { useMay } from "@/session/session";
import { directionOf, isLanguage, LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { Page } from "@/ui/Page";
import { Problem, useProblemText } from "@/ui/Problem";
import { MailFrame } from "./MailFrame";
import "@/features/settings/settings.css";

const route = getRouteApi("/frame/mail/templates/$name/$language");

type Template = Answer<"/api/v1/templates/{name}/{language}">;

interface Words {
  subject: string;
  body: string;
}

/** Time without typing after which the preview follows. */
const PAUSE_MS = 500;

/** The words of one kind of mail in one language, with a preview that follows. */
export function TemplateScreen() {
  const { t } = useTexts();
  const { name, language } = route.useParams();
  const navigate = useNavigate();
  const read = useQuery({
    queryKey: ["get", "/api/v1/templates/{name}/{language}", name, language],
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const params = { path: { name, language } };
      const { data } = await client.GET("/api/v1/templates/{name}/{language}", {
        params: params as never,
      });
      if (!data) throw new Error("no template");
      return data as Template;
    },
  });
  return (
    <Page
      title={t(`template.${name}`, { defaultValue: read.data?.meaning ?? name })}
      purpose={
        <Link to="/mail" search={{ tab: "templates" }}>
          {t("templates.all")}
        </Link>
      }
    >
      <Flex vertical gap={16}>
        <Segmented
          value={language}
          options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
          onChange={(next) =>
            void navigate({
              to: "/mail/templates/$name/$language",
              params: { name, language: next },
            })
          }
          style={{ alignSelf: "start" }}
        />
        {read.isError ? (
          <Problem error={read.error} onRetry={() => read.refetch()} />
        ) : read.data ? (
          <Editor key={`${name} ${language} ${read.data.updated_at}`} template={read.data} />
        ) : (
          <Card>
            <Skeleton active paragraph={{ rows: 10 }} />
          </Card>
        )}
      </Flex>
    </Page>
  );
}

function Editor({ template }: { template: Template }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const may = useMay("admin");
  const queries = useQueryClient();
  const [form] = Form.useForm<Words>();
  const params = { path: { name: template.name, language: template.language } };
  const words = (Form.useWatch((all: Words) => all, form) as Words | undefined) ?? template;
  const done = (text: string) => async () => {
    await refresh(queries, "/api/v1/templates");
    message.success(t(text));
  };
  const save = api.useMutation("put", "/api/v1/templates/{name}/{language}", {
    onSuccess: done("saved"),
    onError: (error) => showFaults(form, error),
  });
  const reset = api.useMutation("delete", "/api/v1/templates/{name}/{language}", {
    onSuccess: done("templates.reset.done"),
    onError: (error) => void message.error(problemText(error)),
  });
  // What a name stands for differs between some mails.
  const meaningOf = (mail: string, { name, meaning }: Template["variables"][number]) =>
    t(`variable.${mail}.${name}`, {
      defaultValue: t(`variable.${name}`, { defaultValue: meaning }),
    });
  const { language } = template;
  const dir = isLanguage(language) ? directionOf(language) : "ltr";
  return (
    <div className="settings-editor">
      <Flex vertical gap={16}>
        <Card title={<h2>{t("templates.words")}</h2>}>
          <Form<Words>
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={!may}
            initialValues={{ subject: template.subject, body: template.body }}
            onFinish={(body) => save.mutate({ params, body })}
          >
            <Form.Item
              name="subject"
              label={t("mail.subject")}
              rules={[
                { required: true, whitespace: true, message: t("templates.subject.missing") },
              ]}
            >
              <Input lang={language} dir={dir} />
            </Form.Item>
            <Form.Item
              name="body"
              label={t("templates.body")}
              rules={[{ required: true, whitespace: true, message: t("templates.body.missing") }]}
            >
              <Input.TextArea
                lang={language}
                dir={dir}
                className="gw-code"
                autoSize={{ minRows: 12, maxRows: 30 }}
              />
            </Form.Item>
            {save.isError && (
              <div style={{ marginBlockEnd: 16 }}>
                <Problem error={save.error} />
              </div>
            )}
            <Flex gap={8} wrap>
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {frame("action.save")}
              </Button>
              {template.edited && may && (
                <Popconfirm
                  title={t("templates.reset.sure")}
                  okText={t("templates.reset")}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => reset.mutate({ params })}
                >
                  <Button loading={reset.isPending}>{t("templates.reset")}</Button>
                </Popconfirm>
              )}
            </Flex>
          </Form>
        </Card>
        <Card title={<h2>{t("templates.variables")}</h2>}>
          <p className="settings-hint">{t("templates.variables.text")}</p>
          <ul className="settings-variables">
            {template.variables.map((variable) => (
              <li key={variable.name}>
                <bdi dir="ltr" className="gw-code">{`{{ ${variable.name} }}`}</bdi>
                <span>{meaningOf(template.name, variable)}</span>
              </li>
            ))}
          </ul>
        </Card>
      </Flex>
      <Preview template={template} words={words} />
    </div>
  );
}

function Preview({ template, words }: { template: Template; words: Words }) {
  const { t } = useTexts();
  const [settled, setSettled] = useState(words);
  const { subject, body } = words;
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ subject, body }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [subject, body]);
  const { name, language } = template;
  const preview = useQuery({
    queryKey: ["preview", name, language, settled.subject, settled.body],
    retry: false,
    placeholderData: (before) => before,
    queryFn: async () => {
      const params = { path: { name, language } };
      const sent = { subject: settled.subject, body: settled.body };
      const { data } = await client.POST("/api/v1/templates/{name}/{language}/preview", {
        params: params as never,
        body: sent,
      });
      if (!data) throw new Error("no preview");
      return data;
    },
  });
  const faults = preview.error instanceof ProblemError ? preview.error.faults : [];
  return (
    <Card title={<h2>{t("templates.preview")}</h2>}>
      {preview.isError && faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("templates.preview.fault")}
          style={{ marginBlockEnd: 12 }}
          description={faults.map(({ field, reason }) => (
            <div key={`${field} ${reason}`}>
              <bdi className="gw-code">{field}</bdi> {reason}
            </div>
          ))}
        />
      )}
      {preview.isError && faults.length === 0 && (
        <Problem error={preview.error} onRetry={() => preview.refetch()} />
      )}
      {preview.data ? (
        <>
          <p>
            <b>
              <bdi>{preview.data.subject}</bdi>
            </b>
          </p>
          <MailFrame html={preview.data.html} title={t("templates.preview")} />
        </>
      ) : (
        !preview.isError && <Skeleton active />
      )}
    </Card>
  );
}

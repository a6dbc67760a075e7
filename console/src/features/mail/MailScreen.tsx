import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Card, Form, Input, Modal, Skeleton, Tabs } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";

import { api, client } from "@/api/client";
import { refresh } from "@/api/queries";
import { showFaults } from "@/features/settings/formFaults";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { useMay } from "@/session/session";
import { Page } from "@/ui/Page";
import { Problem } from "@/ui/Problem";
import "@/features/settings/settings.css";

const Messages = lazy(async () => ({ default: (await import("./Messages")).Messages }));
const Templates = lazy(async () => ({ default: (await import("./Templates")).Templates }));

const route = getRouteApi("/frame/mail");

const waiting = (tab: ReactNode) => <Suspense fallback={<Skeleton active />}>{tab}</Suspense>;

/** What leaves by mail: whether it does, what left, and in which words. */
export function MailScreen() {
  const { t } = useTexts();
  const { tab = "messages" } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay("admin");
  const [testing, setTesting] = useState(false);
  return (
    <Page
      title={t("mail.title")}
      purpose={t("mail.purpose")}
      actions={may && <Button onClick={() => setTesting(true)}>{t("mail.test")}</Button>}
    >
      <MailState />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(next) =>
          void navigate({
            to: "/mail",
            search: next === "templates" ? { tab: "templates" } : {},
          })
        }
        items={[
          { key: "messages", label: t("mail.messages"), children: waiting(<Messages />) },
          { key: "templates", label: t("mail.templates"), children: waiting(<Templates />) },
        ]}
      />
      {testing && <TestDialog onClose={() => setTesting(false)} />}
    </Page>
  );
}

function MailState() {
  const { t } = useTexts();
  const { num } = useFormat();
  const read = useQuery({
    queryKey: ["get", "/api/v1/mail"],
    queryFn: async () => (await client.GET("/api/v1/mail")).data,
  });
  if (read.isError) return <Problem error={read.error} onRetry={() => read.refetch()} />;
  if (!read.data) {
    return (
      <Card>
        <Skeleton active title={false} paragraph={{ rows: 1 }} />
      </Card>
    );
  }
  const { configured, from, waiting, kept, parked } = read.data;
  return (
    <>
      {!configured && (
        <Alert
          type="info"
          showIcon
          title={t("mail.not_configured")}
          description={t("mail.not_configured.text")}
          style={{ marginBlockEnd: 16 }}
        />
      )}
      <Card>
        <dl className="settings-figures">
          {configured && from && (
            <div>
              <dt>{t("mail.from")}</dt>
              <dd>
                <bdi>{from}</bdi>
              </dd>
            </div>
          )}
          {Object.entries({ waiting, kept, parked }).map(([state, count]) => (
            <div key={state}>
              <dt>{t(`mail.state.${state}`)}</dt>
              <dd>{num(count)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}

function TestDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ to: string }>();
  const test = api.useMutation("post", "/api/v1/mail/test", {
    onSuccess: async () => {
      onClose();
      message.success(t("mail.test.done"));
      await refresh(queries, "/api/v1/messages", "/api/v1/mail");
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <Modal
      open
      title={t("mail.test")}
      okText={t("mail.test.go")}
      confirmLoading={test.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => test.mutate({ body })}
      >
        <Form.Item
          name="to"
          label={t("mail.test.to")}
          rules={[{ required: true, type: "email", message: t("staff.email.missing") }]}
        >
          <Input type="email" dir="ltr" autoFocus />
        </Form.Item>
        {test.isError && <Problem error={test.error} />}
      </Form>
    </Modal>
  );
}

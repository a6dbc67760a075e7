import { MoreOutlined, PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, Flex, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Item } from "@/api/types";
import { showFaults } from "@/features/settings/formFaults";
import { OnceDialog } from "@/features/settings/OnceDialog";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { FormDialog } from "@/ui/FormDialog";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { useProblemText } from "@/ui/Problem";
import { Status } from "@/ui/Status";
import { Parked } from "./Parked";
import "@/features/settings/settings.css";

type Webhook = Item<"/api/v1/webhooks">;

const TOPICS = ["*", "referral.*", "reward.*"];

/** Where Goodword tells other systems what has changed. */
export function WebhooksScreen() {
  const { t } = useTexts();
  const { date } = useFormat();
  const [editing, setEditing] = useState<Webhook | "new">();
  const [secret, setSecret] = useState<string>();
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
      {t("webhooks.add")}
    </Button>
  );
  return (
    <Page title={t("webhooks.title")} purpose={t("webhooks.purpose")} actions={add}>
      <Flex vertical gap={24}>
        <ListView
          path="/api/v1/webhooks"
          query={{}}
          label={t("webhooks.title")}
          rowKey={({ id }) => id}
          exportAs="webhooks"
          isWhole
          empty={
            <Flex vertical gap={12} align="center">
              <span>{t("webhooks.empty")}</span>
              {add}
            </Flex>
          }
          columns={[
            {
              key: "url",
              title: t("webhooks.url"),
              card: "title",
              render: ({ url }) => (
                <bdi dir="ltr" className="gw-code">
                  {url}
                </bdi>
              ),
            },
            {
              key: "topics",
              title: t("webhooks.topics"),
              render: ({ topics }) => (
                <Flex gap={4} wrap>
                  {topics.map((topic) => (
                    <Tag key={topic} className="gw-code">
                      {topic}
                    </Tag>
                  ))}
                </Flex>
              ),
            },
            {
              key: "state",
              title: t("webhooks.state"),
              card: "aside",
              render: ({ disabled_at }) => (
                <Status tone={disabled_at ? "quiet" : "good"}>
                  {t(disabled_at ? "webhooks.off" : "webhooks.on")}
                </Status>
              ),
            },
            {
              key: "since",
              title: t("webhooks.since"),
              render: ({ created_at }) => date(created_at),
            },
            {
              key: "actions",
              title: t("staff.actions"),
              align: "end",
              render: (webhook) => (
                <WebhookMenu webhook={webhook} onEdit={() => setEditing(webhook)} />
              ),
            },
          ]}
        />
        <Parked />
      </Flex>
      {editing && (
        <WebhookDialog
          webhook={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSecret={setSecret}
        />
      )}
      <OnceDialog
        title={t("webhooks.made")}
        text={t("webhooks.made.text")}
        label={t("webhooks.secret")}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
    </Page>
  );
}

function WebhookMenu({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const onSuccess = () => refresh(queries, "/api/v1/webhooks");
  const onError = (error: unknown) => void message.error(problemText(error));
  const update = api.useMutation("patch", "/api/v1/webhooks/{id}", { onSuccess, onError });
  const remove = api.useMutation("delete", "/api/v1/webhooks/{id}", { onSuccess, onError });
  const test = api.useMutation("post", "/api/v1/webhooks/{id}/test", {
    onSuccess: () => void message.success(t("webhooks.tested")),
    onError,
  });
  const params = { path: { id: webhook.id } };
  const isOff = Boolean(webhook.disabled_at);
  const ask = () =>
    modal.confirm({
      title: t("webhooks.delete.sure"),
      content: (
        <>
          <bdi dir="ltr" className="gw-code">
            {webhook.url}
          </bdi>
          <br />
          {t("webhooks.delete.happens")}
        </>
      ),
      okText: frame("action.delete"),
      okButtonProps: { danger: true },
      cancelText: frame("action.cancel"),
      onOk: () => remove.mutateAsync({ params }).catch(() => undefined),
    });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "test", label: t("webhooks.test"), disabled: isOff },
          { key: "edit", label: t("webhooks.edit") },
          { key: "turn", label: t(isOff ? "webhooks.turn_on" : "webhooks.turn_off") },
          { key: "delete", label: frame("action.delete"), danger: true },
        ],
        onClick: ({ key }) => {
          if (key === "test") test.mutate({ params });
          if (key === "edit") onEdit();
          if (key === "turn") update.mutate({ params, body: { disabled: !isOff } });
          if (key === "delete") ask();
        },
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        loading={update.isPending || test.isPending || remove.isPending}
        aria-label={t("webhooks.actions.of", { url: webhook.url })}
      />
    </Dropdown>
  );
}

function WebhookDialog({
  webhook,
  onClose,
  onSecret,
}: {
  webhook: Webhook | undefined;
  onClose: () => void;
  onSecret: (secret: string) => void;
}) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ url: string; topics: string[] }>();
  const onError = (error: unknown) => void showFaults(form, error);
  const create = api.useMutation("post", "/api/v1/webhooks", {
    onSuccess: async ({ secret }) => {
      onClose();
      onSecret(secret);
      await refresh(queries, "/api/v1/webhooks");
    },
    onError,
  });
  const update = api.useMutation("patch", "/api/v1/webhooks/{id}", {
    onSuccess: async () => {
      onClose();
      await refresh(queries, "/api/v1/webhooks");
    },
    onError,
  });
  const known = TOPICS.map((topic) => ({
    value: topic,
    label: `${topic} · ${t(`topic.${topic === "*" ? "all" : topic.slice(0, -2)}`)}`,
  }));
  return (
    <FormDialog
      title={t(webhook ? "webhooks.edit" : "webhooks.add")}
      submit={webhook ? frame("action.save") : t("webhooks.add")}
      busy={create.isPending || update.isPending}
      form={form}
      initial={{ url: webhook?.url ?? "https://", topics: webhook?.topics ?? ["*"] }}
      error={create.error ?? update.error}
      onClose={onClose}
      onFinish={(body) =>
        webhook
          ? update.mutate({ params: { path: { id: webhook.id } }, body })
          : create.mutate({ body })
      }
    >
      <Form.Item
        name="url"
        label={t("webhooks.url")}
        extra={t("webhooks.url.hint")}
        rules={[{ required: true, type: "url", message: t("webhooks.url.missing") }]}
      >
        <Input dir="ltr" />
      </Form.Item>
      <Form.Item
        name="topics"
        label={t("webhooks.topics")}
        extra={t("webhooks.topics.hint")}
        rules={[{ required: true, message: t("webhooks.topics.missing") }]}
      >
        <Select mode="tags" options={known} />
      </Form.Item>
    </FormDialog>
  );
}

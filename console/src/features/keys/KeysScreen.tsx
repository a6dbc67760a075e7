import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Checkbox, Flex, Form, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Item, Scope } from "@/api/types";
import { showFaults } from "@/features/settings/formFaults";
import { NameField } from "@/features/settings/NameField";
import { OnceDialog } from "@/features/settings/OnceDialog";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { FormDialog } from "@/ui/FormDialog";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { useProblemText } from "@/ui/Problem";
import { Status } from "@/ui/Status";
import "@/features/settings/settings.css";

type Key = Item<"/api/v1/keys">;

const SCOPES = ["record", "read", "programs", "admin"] as const satisfies readonly Scope[];

/** Keys for systems: what each may do, and since when. */
export function KeysScreen() {
  const { t } = useTexts();
  const { date } = useFormat();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ secret: string; name: string }>();
  const make = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t("keys.make")}
    </Button>
  );
  return (
    <Page
      title={t("keys.title")}
      purpose={
        <>
          {t("keys.purpose")}{" "}
          <Link to="/settings/connect" className="link-in-text">
            {t("keys.connect")}
          </Link>
        </>
      }
      actions={make}
    >
      <ListView
        path="/api/v1/keys"
        query={{}}
        label={t("keys.title")}
        rowKey={({ id }) => id}
        exportAs="keys"
        isWhole
        empty={
          <Flex vertical gap={12} align="center">
            <span>{t("keys.empty")}</span>
            {make}
          </Flex>
        }
        columns={[
          {
            key: "name",
            title: t("keys.name"),
            card: "title",
            render: ({ name }) => (
              <b>
                <bdi>{name}</bdi>
              </b>
            ),
          },
          {
            key: "scopes",
            title: t("keys.scopes"),
            render: ({ scopes }) => (
              <Flex gap={4} wrap>
                {scopes.map((scope) => (
                  <Tag key={scope}>{t(`scope.${scope}`)}</Tag>
                ))}
              </Flex>
            ),
          },
          {
            key: "state",
            title: t("keys.state"),
            card: "aside",
            render: ({ revoked_at }) =>
              revoked_at ? (
                <Status tone="quiet">{t("keys.revoked_at", { day: date(revoked_at) })}</Status>
              ) : (
                <Status tone="good">{t("keys.valid")}</Status>
              ),
          },
          {
            key: "since",
            title: t("keys.since"),
            render: ({ created_at }) => date(created_at),
          },
          {
            key: "actions",
            title: t("staff.actions"),
            align: "end",
            render: (key) => (key.revoked_at ? null : <Revoke of={key} />),
          },
        ]}
      />
      {making && (
        <KeyDialog
          onClose={() => setMaking(false)}
          onDone={(secret, name) => {
            setMaking(false);
            setMade({ secret, name });
          }}
        />
      )}
      <OnceDialog
        title={t("keys.made", { name: made?.name ?? "" })}
        text={t("keys.made.text")}
        label={t("keys.secret")}
        secret={made?.secret}
        onClose={() => setMade(undefined)}
      />
    </Page>
  );
}

function Revoke({ of: key }: { of: Key }) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const revoke = api.useMutation("delete", "/api/v1/keys/{id}", {
    onSuccess: async () => {
      await refresh(queries, "/api/v1/keys");
      message.success(t("keys.revoked", { name: key.name }));
    },
    onError: (error) => void message.error(problemText(error)),
  });
  const ask = () =>
    modal.confirm({
      title: t("keys.revoke.sure", { name: key.name }),
      content: t("keys.revoke.happens"),
      okText: t("keys.revoke"),
      okButtonProps: { danger: true },
      cancelText: frame("action.cancel"),
      onOk: () => revoke.mutateAsync({ params: { path: { id: key.id } } }).catch(() => undefined),
    });
  return (
    <Button
      type="text"
      danger
      onClick={ask}
      aria-label={t("keys.revoke.named", { name: key.name })}
    >
      {t("keys.revoke")}
    </Button>
  );
}

function KeyDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (secret: string, name: string) => void;
}) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ name: string; scopes: Scope[] }>();
  const create = api.useMutation("post", "/api/v1/keys", {
    onSuccess: async ({ secret, name }) => {
      onDone(secret, name);
      await refresh(queries, "/api/v1/keys");
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <FormDialog
      title={t("keys.make")}
      submit={t("keys.make")}
      busy={create.isPending}
      form={form}
      initial={{ scopes: ["record"] }}
      error={create.error}
      onClose={onClose}
      onFinish={(body) => create.mutate({ body })}
    >
      <NameField
        label={t("keys.name")}
        hint={t("keys.name.hint")}
        missing={t("keys.name.missing")}
      />
      <Form.Item
        name="scopes"
        label={t("keys.scopes")}
        rules={[{ required: true, message: t("keys.scopes.missing") }]}
      >
        <Checkbox.Group
          className="settings-roles"
          options={SCOPES.map((scope) => ({
            value: scope,
            label: (
              <span>
                {t(`scope.${scope}`)}
                <small>{t(`scope.${scope}.text`)}</small>
              </span>
            ),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

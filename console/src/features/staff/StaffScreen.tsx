import { MoreOutlined, UserAddOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { refresh } from "@/api/queries";
import type { Item } from "@/api/types";
import { showFaults } from "@/features/settings/formFaults";
import { NameField } from "@/features/settings/NameField";
import { OnceDialog } from "@/features/settings/OnceDialog";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { useMay, useSession } from "@/session/session";
import { LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { FormDialog } from "@/ui/FormDialog";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { useProblemText } from "@/ui/Problem";
import { Status, type Tone } from "@/ui/Status";
import "@/features/settings/settings.css";

type Staff = Item<"/api/v1/staff">;

const ROLES = [
  "administrator",
  "general_manager",
  "sales_director",
  "retail_manager",
  "salesperson",
  "marketer",
  "information_officer",
  "customer_service",
] as const;

type Role = (typeof ROLES)[number];

const TONES: Record<string, Tone> = { active: "good", invited: "busy", disabled: "quiet" };

/** Which of the texts says what a role may do. */
const powersOf = (role: string): string => {
  if (role === "administrator") return "admin";
  const launches = ["general_manager", "sales_director", "marketer"];
  return launches.includes(role) ? "programs" : "record";
};

/** Who works here, and what each of them may do. */
export function StaffScreen() {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { ago } = useFormat();
  const me = useSession().staff.id;
  const may = useMay("admin");
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Staff>();
  const [link, setLink] = useState<MadeLink>();
  const invite = may && (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setInviting(true)}>
      {t("staff.invite")}
    </Button>
  );
  return (
    <Page title={t("staff.title")} purpose={t("staff.purpose")} actions={invite}>
      <ListView
        path="/api/v1/staff"
        query={{}}
        label={t("staff.title")}
        rowKey={({ id }) => id}
        exportAs="staff"
        empty={t("staff.empty")}
        columns={[
          {
            key: "name",
            title: t("staff.name"),
            card: "title",
            render: ({ id, name }) => (
              <b>
                <bdi>{name}</bdi> {id === me && t("staff.you")}
              </b>
            ),
          },
          {
            key: "email",
            title: t("staff.email"),
            render: ({ email }) => <bdi>{email}</bdi>,
          },
          {
            key: "role",
            title: t("staff.role"),
            render: ({ role }) => frame(`role.${role}`),
          },
          {
            key: "state",
            title: t("staff.state"),
            card: "aside",
            render: ({ state }) => (
              <Status tone={TONES[state] ?? "quiet"}>{t(`staff.state.${state}`)}</Status>
            ),
          },
          {
            key: "seen",
            title: t("staff.seen"),
            render: ({ last_signed_in_at }) =>
              last_signed_in_at ? ago(last_signed_in_at) : t("staff.never"),
          },
          ...(may
            ? [
                {
                  key: "actions",
                  title: t("staff.actions"),
                  align: "end" as const,
                  render: (staff: Staff) => (
                    <StaffMenu staff={staff} onChange={() => setChanging(staff)} onLink={setLink} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onDone={(made) => {
            setInviting(false);
            setLink(made);
          }}
        />
      )}
      {changing && <ChangeDialog staff={changing} onClose={() => setChanging(undefined)} />}
      <OnceDialog
        title={t("staff.link.title")}
        text={t(link?.isMailed ? "staff.link.mailed" : "staff.link.text", {
          name: link?.name ?? "",
        })}
        label={t("staff.link.title")}
        secret={link?.link}
        onClose={() => setLink(undefined)}
      />
    </Page>
  );
}

/** A one-time link, whose it is, and whether a letter brings it to them. */
type MadeLink = { link: string; name: string; isMailed: boolean };

function StaffMenu({
  staff,
  onChange,
  onLink,
}: {
  staff: Staff;
  onChange: () => void;
  onLink: (made: MadeLink) => void;
}) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const done = () => refresh(queries, "/api/v1/staff");
  const onError = (error: unknown) => void message.error(problemText(error));
  const update = api.useMutation("patch", "/api/v1/staff/{id}", { onSuccess: done, onError });
  const makeLink = api.useMutation("post", "/api/v1/staff/{id}/link", {
    onSuccess: ({ link, is_mailed }) => onLink({ link, isMailed: is_mailed, name: staff.name }),
    onError,
  });
  const params = { path: { id: staff.id } };
  const isDisabled = staff.state === "disabled";
  const turn = () =>
    modal.confirm({
      title: t(isDisabled ? "staff.enable.sure" : "staff.disable.sure", { name: staff.name }),
      content: t(isDisabled ? "staff.enable.happens" : "staff.disable.happens"),
      okText: t(isDisabled ? "staff.enable" : "staff.disable"),
      okButtonProps: { danger: !isDisabled },
      cancelText: frame("action.cancel"),
      onOk: () =>
        update.mutateAsync({ params, body: { disabled: !isDisabled } }).catch(() => undefined),
    });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "change", label: t("staff.change") },
          {
            key: "link",
            label: t(staff.state === "invited" ? "staff.link.invite" : "staff.link.password"),
            disabled: isDisabled,
          },
          {
            key: "turn",
            label: t(isDisabled ? "staff.enable" : "staff.disable"),
            danger: !isDisabled,
          },
        ],
        onClick: ({ key }) => {
          if (key === "change") onChange();
          if (key === "link") makeLink.mutate({ params });
          if (key === "turn") turn();
        },
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        loading={makeLink.isPending || update.isPending}
        aria-label={t("staff.actions.of", { name: staff.name })}
      />
    </Dropdown>
  );
}

function RoleChoice({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Role;
  onChange?: (role: Role) => void;
}) {
  const { t } = useTexts();
  const { t: frame } = useTranslation();
  return (
    <Radio.Group
      {...(id && { id })}
      className="settings-roles"
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      options={ROLES.map((role) => ({
        value: role,
        label: (
          <span>
            {frame(`role.${role}`)}
            <small>{t(`powers.${powersOf(role)}`)}</small>
          </span>
        ),
      }))}
    />
  );
}

interface Invitation {
  name: string;
  email: string;
  role: Role;
  language?: (typeof LANGUAGES)[number];
}

function InviteDialog({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (made: MadeLink) => void;
}) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [form] = Form.useForm<Invitation>();
  const invite = api.useMutation("post", "/api/v1/staff", {
    onSuccess: async ({ link, is_mailed, staff }) => {
      onDone({ link, isMailed: is_mailed, name: staff.name });
      await refresh(queries, "/api/v1/staff");
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <FormDialog<Invitation>
      title={t("staff.invite")}
      submit={t("staff.invite.go")}
      busy={invite.isPending}
      form={form}
      initial={{ role: "salesperson" }}
      error={invite.error}
      onClose={onClose}
      onFinish={({ language, ...rest }) =>
        invite.mutate({ body: { ...rest, ...(language && { language }) } })
      }
    >
      <NameField label={t("staff.name")} missing={t("staff.name.missing")} />
      <Form.Item
        name="email"
        label={t("staff.email")}
        rules={[{ required: true, type: "email", message: t("staff.email.missing") }]}
      >
        <Input type="email" dir="ltr" />
      </Form.Item>
      <Form.Item name="language" label={t("staff.language")}>
        <Select
          allowClear
          placeholder={t("staff.language.any")}
          options={LANGUAGES.map((language) => ({
            value: language,
            label: LANGUAGE_NAMES[language],
          }))}
        />
      </Form.Item>
      <Form.Item name="role" label={t("staff.role")}>
        <RoleChoice />
      </Form.Item>
    </FormDialog>
  );
}

function ChangeDialog({ staff, onClose }: { staff: Staff; onClose: () => void }) {
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

import { UserAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { OnceDialog } from "@/features/settings/OnceDialog";
import { useTexts } from "@/features/settings/texts";
import { useFormat } from "@/format/useFormat";
import { useMay, useSession } from "@/session/session";
import { ListView } from "@/ui/list/ListView";
import { Page } from "@/ui/Page";
import { Status, type Tone } from "@/ui/Status";
import "@/features/settings/settings.css";

import { ChangeDialog } from "./ChangeDialog";
import { InviteDialog } from "./InviteDialog";
import { StaffMenu } from "./StaffMenu";
import type { MadeLink, Staff } from "./staff";

const TONES: Record<string, Tone> = { active: "good", invited: "busy", disabled: "quiet" };

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

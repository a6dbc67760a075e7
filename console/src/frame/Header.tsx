import {
  BgColorsOutlined,
  GlobalOutlined,
  LogoutOutlined,
  MenuOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";

import { client } from "@/api/client";
import { RoleName } from "@/session/roles";
import { endSession, forgetSession, keepSession, useSession } from "@/session/session";
import { changeLanguage } from "@/texts/i18n";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/texts/languages";
import { useLanguage } from "@/texts/useLanguage";
import { chooseMode, MODES, type Mode, useMode } from "@/theme/mode";
import { Business } from "./Business";
import { Find } from "./Find";

export function Header({ wide, onMenu }: { wide: boolean; onMenu: () => void }) {
  const { t } = useTranslation();
  return (
    <header className="gw-header">
      <Button type="text" icon={<MenuOutlined />} aria-label={t("frame.menu")} onClick={onMenu} />
      <Business />
      <div className="gw-space" />
      <Find wide={wide} />
      <ThemeMenu />
      <LanguageMenu wide={wide} />
      <PersonMenu wide={wide} />
    </header>
  );
}

function ThemeMenu() {
  const { t } = useTranslation();
  const mode = useMode();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectedKeys: [mode],
        items: MODES.map((key) => ({ key, label: t(`theme.${key}`) })),
        onClick: ({ key }) => chooseMode(key as Mode),
      }}
    >
      <Button type="text" icon={<BgColorsOutlined />} aria-label={t("frame.theme")} />
    </Dropdown>
  );
}

function LanguageMenu({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const choose = async (next: Language) => {
    await changeLanguage(next);
    const { data } = await client.PATCH("/api/v1/session", { body: { language: next } });
    if (data) keepSession(queries, data);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectedKeys: [language],
        items: LANGUAGES.map((key) => ({
          key,
          label: (
            <span lang={key} dir="auto">
              {LANGUAGE_NAMES[key]}
            </span>
          ),
        })),
        onClick: ({ key }) => void choose(key as Language).catch(() => undefined),
      }}
    >
      <Button
        type="text"
        icon={<GlobalOutlined />}
        aria-label={`${t("frame.language")}: ${LANGUAGE_NAMES[language]}`}
      >
        {wide && LANGUAGE_NAMES[language]}
      </Button>
    </Dropdown>
  );
}

function PersonMenu({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  const { staff } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await client.DELETE("/api/v1/session").catch(() => undefined);
    endSession(queries);
    await navigate({ to: "/sign-in", search: {} });
    forgetSession(queries);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "who",
            type: "group",
            label: (
              <>
                <bdi>{staff.email}</bdi>
                <br />
                <RoleName role={staff.role} />
              </>
            ),
          },
          { key: "profile", icon: <UserOutlined />, label: t("frame.profile") },
          { type: "divider" },
          { key: "leave", icon: <LogoutOutlined />, label: t("frame.sign_out") },
        ],
        onClick: ({ key }) =>
          void (key === "leave" ? leave() : navigate({ to: "/profile" as string })),
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={t("frame.person", { name: staff.name })}
      >
        {wide && <bdi>{staff.name}</bdi>}
      </Button>
    </Dropdown>
  );
}

import { Link, useRouterState } from "@tanstack/react-router";
import { Menu } from "antd";
import { useTranslation } from "react-i18next";

import { useFormat } from "@/format/useFormat";
import { useAllNews } from "@/live/store";
import { useSession } from "@/session/session";
import { type Entry, entryOf, MENU } from "./menu";

export function Sider({ narrow = false }: { narrow?: boolean }) {
  const { t } = useTranslation();
  const { num } = useFormat();
  const { scopes } = useSession();
  const news = useAllNews();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const open = entryOf(path)?.key;
  const may = ({ scope }: Entry) =>
    scope === undefined || scopes.includes(scope) || scopes.includes("admin");

  const item = (entry: Entry) => {
    const count = entry.live === undefined ? 0 : news[entry.live].added;
    return {
      key: entry.key,
      icon: entry.icon,
      title: t(entry.text),
      label: (
        <Link to={entry.to} className="gw-entry">
          <span>{t(entry.text)}</span>
          {count > 0 && (
            <span className="gw-count">
              {num(count)}
              <span className="gw-sr"> {t("live.new")}</span>
            </span>
          )}
        </Link>
      ),
    };
  };
  return (
    <nav className="gw-nav" aria-label={t("frame.navigation")}>
      <Menu
        mode="inline"
        inlineCollapsed={narrow}
        selectedKeys={open === undefined ? [] : [open]}
        items={MENU.map((section) => ({
          key: section.text,
          type: "group" as const,
          label: narrow ? <span aria-hidden="true">·</span> : t(section.text),
          children: section.entries.filter(may).map(item),
        }))}
      />
    </nav>
  );
}

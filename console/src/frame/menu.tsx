import {
  ApiOutlined,
  BankOutlined,
  BarChartOutlined,
  GiftOutlined,
  IdcardOutlined,
  KeyOutlined,
  MailOutlined,
  NodeIndexOutlined,
  RocketOutlined,
  SettingOutlined,
  StopOutlined,
  TeamOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

import type { Scope } from "@/api/types";
import type { Group as LiveGroup } from "@/live/store";

export interface Entry {
  key: string;
  to: string;
  text:
    | "nav.dashboard"
    | "nav.programs"
    | "nav.referrals"
    | "nav.rewards"
    | "nav.customers"
    | "nav.ledger"
    | "nav.refusals"
    | "nav.settings"
    | "nav.staff"
    | "nav.keys"
    | "nav.mail"
    | "nav.webhooks";
  icon: ReactNode;
  /** Shown only to who has this scope. */
  scope?: Scope;
  /** Whose news are counted at the entry. */
  live?: LiveGroup;
}

export interface Section {
  text: "nav.operate" | "nav.analyse" | "nav.system";
  entries: Entry[];
}

export const MENU: Section[] = [
  {
    text: "nav.operate",
    entries: [
      { key: "/", to: "/", text: "nav.dashboard", icon: <BarChartOutlined /> },
      { key: "/programs", to: "/programs", text: "nav.programs", icon: <RocketOutlined /> },
      {
        key: "/referrals",
        to: "/referrals",
        text: "nav.referrals",
        icon: <NodeIndexOutlined />,
        live: "referral",
      },
      {
        key: "/rewards",
        to: "/rewards",
        text: "nav.rewards",
        icon: <GiftOutlined />,
        live: "reward",
      },
      { key: "/customers", to: "/customers", text: "nav.customers", icon: <TeamOutlined /> },
    ],
  },
  {
    text: "nav.analyse",
    entries: [
      { key: "/ledger", to: "/ledger", text: "nav.ledger", icon: <BankOutlined /> },
      { key: "/refusals", to: "/refusals", text: "nav.refusals", icon: <StopOutlined /> },
    ],
  },
  {
    text: "nav.system",
    entries: [
      { key: "/settings", to: "/settings", text: "nav.settings", icon: <SettingOutlined /> },
      { key: "/staff", to: "/staff", text: "nav.staff", icon: <IdcardOutlined /> },
      { key: "/keys", to: "/keys", text: "nav.keys", icon: <KeyOutlined />, scope: "admin" },
      { key: "/mail", to: "/mail", text: "nav.mail", icon: <MailOutlined /> },
      {
        key: "/webhooks",
        to: "/webhooks",
        text: "nav.webhooks",
        icon: <ApiOutlined />,
        scope: "admin",
      },
    ],
  },
];

/** The entry whose screen an address belongs to. */
export function entryOf(pathname: string): Entry | undefined {
  const all = MENU.flatMap((section) => section.entries);
  const longest = [...all].sort((a, b) => b.key.length - a.key.length);
  return longest.find(
    ({ key }) => pathname === key || (key !== "/" && pathname.startsWith(`${key}/`)),
  );
}

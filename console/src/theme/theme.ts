import { type ThemeConfig, theme } from "antd";

import type { Language } from "@/texts/languages";

const SANS = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial';
const FONTS: Record<Language, string> = {
  en: `${SANS}, sans-serif`,
  "zh-Hans": `${SANS}, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`,
  "zh-Hant": `${SANS}, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif`,
  fa: `"Vazirmatn Variable", ${SANS}, Tahoma, sans-serif`,
};

interface Palette {
  primary: string;
  link: string;
  body: string;
  surface: string;
  raised: string;
  border: string;
  tint: string;
  tintStrong: string;
  text: string;
  quiet: string;
  good: string;
  bad: string;
  warn: string;
  /** What antd makes its reds of: in the dark it mutes them, so that it takes a lighter one. */
  error: string;
  /** Words on a red button. */
  onError: string;
}

const LIGHT: Palette = {
  primary: "#0b7a75",
  link: "#0b6f6a",
  body: "#f4f6f6",
  surface: "#ffffff",
  raised: "#ffffff",
  border: "#dde4e3",
  tint: "#e3f3f1",
  tintStrong: "#cfe9e6",
  text: "#17211f",
  quiet: "#55635f",
  good: "#1a7f37",
  bad: "#c62828",
  warn: "#9a5b00",
  error: "#c62828",
  onError: "#ffffff",
};

const DARK: Palette = {
  primary: "#1f8f87",
  link: "#5ccbc0",
  body: "#0d1111",
  surface: "#141a1a",
  raised: "#1b2323",
  border: "#2b3635",
  tint: "#12302d",
  tintStrong: "#18413d",
  text: "#e6eceb",
  quiet: "#a3b1ae",
  good: "#6bd28a",
  bad: "#ff9b93",
  warn: "#e8a33d",
  error: "#ff8a80",
  onError: "#2a0d0b",
};

/** Colours of series in charts, told apart by hue first, then by dash. */
export const SERIES = {
  light: ["#8a9794", "#3f5fbf", "#c77700", "#0b7a75"],
  dark: ["#8fa09c", "#8aa4ff", "#e8a33d", "#5ccbc0"],
};

export function paletteOf(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** Whether the reader wants things to stand still. */
export function isCalm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** antd's own tints of a quiet primary fail in contrast, so they are named here. */
export function themeOf(dark: boolean, language: Language): ThemeConfig {
  const colors = paletteOf(dark);
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "goodword" },
    token: {
      colorPrimary: colors.primary,
      colorInfo: colors.primary,
      colorLink: colors.link,
      colorSuccess: colors.good,
      colorError: colors.error,
      colorWarning: dark ? colors.warn : "#c77700",
      colorText: colors.text,
      colorTextSecondary: colors.quiet,
      colorTextTertiary: colors.quiet,
      colorTextDescription: colors.quiet,
      colorTextPlaceholder: dark ? "#8d9b98" : "#69756f",
      colorBgLayout: colors.body,
      colorBgContainer: colors.surface,
      colorBgElevated: colors.raised,
      colorBorder: dark ? "#3b4847" : "#c3cdcb",
      colorBorderSecondary: colors.border,
      colorInfoBg: colors.tint,
      colorInfoBorder: colors.tintStrong,
      colorPrimaryBg: colors.tint,
      colorPrimaryBgHover: colors.tintStrong,
      controlItemBgActive: colors.tint,
      controlItemBgActiveHover: colors.tintStrong,
      borderRadius: 8,
      fontSize: language === "fa" ? 15 : 14,
      fontFamily: FONTS[language],
      // Not by a style for everything: a transition of its own, however short, lets antd
      // measure its menus where they no longer are.
      motion: !isCalm(),
    },
    components: {
      Layout: { siderBg: colors.surface, headerBg: colors.surface, bodyBg: colors.body },
      Menu: {
        itemBg: "transparent",
        itemSelectedBg: colors.tint,
        itemSelectedColor: dark ? colors.link : "#075f5b",
        itemHeight: 38,
        activeBarBorderWidth: 0,
      },
      Tabs: {
        itemSelectedColor: colors.link,
        itemHoverColor: colors.link,
        itemActiveColor: colors.link,
        inkBarColor: colors.link,
      },
      Table: {
        headerBg: dark ? "#192120" : "#f7f9f9",
        headerColor: colors.quiet,
        headerSplitColor: "transparent",
        rowHoverBg: dark ? "#182020" : "#f5faf9",
        cellPaddingBlock: 12,
      },
      Button: { dangerColor: colors.onError },
      Dropdown: { colorTextLightSolid: colors.onError },
      Card: { headerFontSize: 16 },
      Form: { itemMarginBottom: 20, verticalLabelPadding: "0 0 4px" },
    },
  };
}

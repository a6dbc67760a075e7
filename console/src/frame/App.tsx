import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider, App as Messages } from "antd";
import type { Locale } from "antd/es/locale";
import { type ReactNode, useEffect, useState } from "react";

import type { Language } from "@/texts/languages";
import { useDirection, useLanguage } from "@/texts/useLanguage";
import { useDark } from "@/theme/mode";
import { themeOf } from "@/theme/theme";

const kit: Record<Language, () => Promise<Locale>> = {
  en: async () => (await import("antd/es/locale/en_US")).default,
  "zh-Hans": async () => {
    await import("dayjs/locale/zh-cn");
    return (await import("antd/es/locale/zh_CN")).default;
  },
  "zh-Hant": async () => {
    await import("dayjs/locale/zh-tw");
    return (await import("antd/es/locale/zh_TW")).default;
  },
  fa: async () => {
    await import("@fontsource-variable/vazirmatn");
    return (await import("antd/es/locale/fa_IR")).default;
  },
};

/** The nonce with which the page's policy lets styles in. */
function nonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.content || undefined;
}

/** antd's own texts. The page does not wait for them: it has its own. */
function useKitLocale(language: Language): Locale | undefined {
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let current = true;
    kit[language]().then((loaded) => {
      if (current) setLocale(loaded);
    });
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}

export function App({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const language = useLanguage();
  const direction = useDirection();
  const dark = useDark();
  const locale = useKitLocale(language);
  const key = nonce();
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider
        theme={themeOf(dark, language)}
        direction={direction}
        button={{ autoInsertSpace: false }}
        {...(locale ? { locale } : {})}
        {...(key ? { csp: { nonce: key } } : {})}
      >
        <Messages style={{ height: "100%" }}>{children}</Messages>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

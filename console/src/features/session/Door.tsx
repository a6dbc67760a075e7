import { GlobalOutlined } from "@ant-design/icons";
import { Button, Card } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Brand } from "@/frame/Brand";
import { changeLanguage } from "@/texts/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "@/texts/languages";
import { useLanguage } from "@/texts/useLanguage";
import "@/frame/frame.css";
import "./door.css";

interface Props {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

/** The screens before the console: a card, and the languages below it. */
export function Door({ title, text, children }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${t("brand")}`;
  }, [title, t]);
  return (
    <div className="gw-door">
      <main>
        <Brand />
        <Card>
          <h1>{title}</h1>
          {text && <p className="gw-door-text">{text}</p>}
          {children}
        </Card>
      </main>
      <nav aria-label={t("frame.language")}>
        <GlobalOutlined aria-hidden />
        {LANGUAGES.map((one) => (
          <Button
            key={one}
            type="link"
            size="small"
            lang={one}
            {...(one === language ? { "aria-current": true } : {})}
            onClick={() => void changeLanguage(one)}
          >
            {LANGUAGE_NAMES[one]}
          </Button>
        ))}
      </nav>
    </div>
  );
}

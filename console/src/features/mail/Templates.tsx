import { Link } from "@tanstack/react-router";
import { Flex, Tag } from "antd";

import { useTexts } from "@/features/settings/texts";
import { isLanguage, LANGUAGE_NAMES } from "@/texts/languages";
import { ListView } from "@/ui/list/ListView";

/** The words of every mail, by language; what was changed is marked. */
export function Templates() {
  const { t } = useTexts();
  return (
    <ListView
      path="/api/v1/templates"
      query={{} as never}
      label={t("mail.templates")}
      rowKey={({ name }) => name}
      empty={t("templates.empty")}
      columns={[
        {
          key: "name",
          title: t("templates.name"),
          card: "title",
          render: ({ name, meaning }) => (
            <div>
              <b>{t(`template.${name}`, { defaultValue: meaning })}</b>
              <div className="settings-hint" style={{ margin: 0 }}>
                <bdi className="gw-code">{name}</bdi>
              </div>
            </div>
          ),
        },
        {
          key: "languages",
          title: t("templates.languages"),
          render: ({ name, languages }) => (
            <Flex gap={12} wrap>
              {languages.map(({ language, edited }) => (
                <span key={language}>
                  <Link to="/mail/templates/$name/$language" params={{ name, language }}>
                    {isLanguage(language) ? LANGUAGE_NAMES[language] : language}
                  </Link>
                  {edited && (
                    <Tag color="processing" style={{ marginInlineStart: 6 }}>
                      {t("templates.edited")}
                    </Tag>
                  )}
                </span>
              ))}
            </Flex>
          ),
        },
      ]}
    />
  );
}

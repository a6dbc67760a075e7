import { Badge, Form, Input, Tabs, Tag } from "antd";
import { useState } from "react";

import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/texts/languages";
import { type Model, TEXT_FIELDS } from "../definition/model";
import { useTexts } from "../texts";

/** The languages in which one of the texts is missing. */
export function missingLanguages(model: Pick<Model, (typeof TEXT_FIELDS)[number]>): Language[] {
  const lacks = (language: Language) =>
    TEXT_FIELDS.some((field) => !model[field]?.[language]?.trim());
  return LANGUAGES.filter(lacks);
}

/** The texts that people read, a tab a language, with a mark where one is missing. */
export function TextsFields({ model }: { model: Model }) {
  const { lang, t } = useTexts();
  const [shown, setShown] = useState<string>(lang);
  const missing = missingLanguages(model);
  return (
    <Tabs
      activeKey={shown}
      onChange={setShown}
      items={LANGUAGES.map((language) => ({
        key: language,
        forceRender: true,
        label: (
          <span lang={language}>
            {LANGUAGE_NAMES[language]}
            {missing.includes(language) && (
              <Tag color="warning" variant="outlined" style={{ marginInlineStart: 8 }} lang={lang}>
                <Badge status="warning" /> {t("form.text.missing")}
              </Tag>
            )}
          </span>
        ),
        children: TEXT_FIELDS.map((field) => (
          <Form.Item
            key={field}
            name={[field, language]}
            label={t(`form.text.${field}`)}
            extra={t(`form.text.${field}.hint`)}
          >
            <Input.TextArea
              lang={language}
              dir={language === "fa" ? "rtl" : "ltr"}
              autoSize={{ minRows: field === "title" ? 1 : 2, maxRows: 6 }}
              status={model[field]?.[language]?.trim() ? "" : "warning"}
            />
          </Form.Item>
        )),
      }))}
    />
  );
}

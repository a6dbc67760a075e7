import { Flex, Segmented } from "antd";
import { useState } from "react";

import type { Definition } from "../definition/model";
import { writeToml } from "../definition/toml";
import { useTexts } from "../texts";
import { CopyButton } from "./AdvocateCard";

/** A definition as the file that people keep: TOML, or JSON as the API takes it. */
export function DefinitionTab({ definition }: { definition: Definition }) {
  const { t } = useTexts();
  const [form, setForm] = useState<"toml" | "json">("toml");
  const text = form === "toml" ? writeToml(definition) : JSON.stringify(definition, null, 2);
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} wrap justify="space-between">
        <Segmented
          value={form}
          onChange={setForm}
          options={[
            { value: "toml", label: "TOML" },
            { value: "json", label: "JSON" },
          ]}
        />
        <CopyButton text={text} label={t("tab.definition")} />
      </Flex>
      <pre dir="ltr" className="program-source">
        {text}
      </pre>
    </Flex>
  );
}

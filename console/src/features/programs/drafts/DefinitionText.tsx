import { Alert, Input } from "antd";
import { useState } from "react";

import type { Fault } from "../definition/faults";
import { sayFault } from "../definition/faultWords";
import type { Definition } from "../definition/model";
import { useTexts } from "../texts";

/** A definition as text, for people who know what they write. */
export function DefinitionText({
  definition,
  faults,
  onChange,
}: {
  definition: Definition;
  faults: Fault[];
  onChange: (definition: Definition) => void;
}) {
  const speaker = useTexts();
  const { t } = speaker;
  const [text, setText] = useState(() => JSON.stringify(definition, null, 2));
  const [problem, setProblem] = useState("");
  const write = (typed: string) => {
    setText(typed);
    try {
      const value: unknown = JSON.parse(typed);
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        setProblem(t("text.no_object"));
        return;
      }
      setProblem("");
      onChange(value as Definition);
    } catch (error) {
      setProblem(t("text.no_json", { reason: error instanceof Error ? error.message : "" }));
    }
  };
  return (
    <>
      <p className="program-hint">{t("text.hint")}</p>
      <Input.TextArea
        dir="ltr"
        spellCheck={false}
        className="program-code"
        aria-label={t("text.label")}
        autoSize={{ minRows: 18, maxRows: 40 }}
        value={text}
        status={problem || faults.length > 0 ? "error" : ""}
        onChange={(event) => write(event.target.value)}
      />
      <div role="status">
        {problem && <Alert type="error" showIcon title={problem} className="program-card" />}
        {!problem && faults.length > 0 && (
          <Alert
            type="error"
            showIcon
            className="program-card"
            title={t("text.faults", { count: faults.length })}
            description={faults.map((fault) => (
              <div key={`${fault.field} ${fault.reason}`}>
                <bdi className="gw-code" dir="ltr">
                  {fault.field}
                </bdi>{" "}
                {sayFault(speaker, fault.reason)}
              </div>
            ))}
          />
        )}
      </div>
    </>
  );
}

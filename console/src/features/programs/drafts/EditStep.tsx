import { Alert, Form, Segmented } from "antd";
import { useState } from "react";
import {
  type Definition,
  fitsForm,
  type Model,
  readModel,
  writeDefinition,
} from "../definition/model";
import { DefinitionForm } from "../form/DefinitionForm";
import { useTexts } from "../texts";
import { DefinitionText } from "./DefinitionText";
import type { DraftInHand } from "./useDraft";

/** The figures of a draft: as a form, or as text for experts. */
export function EditStep({ hand, isLaunched }: { hand: DraftInHand; isLaunched: boolean }) {
  const { t } = useTexts();
  const { draft } = hand;
  const definition = draft.definition as Definition;
  const hasForm = fitsForm(definition);
  const [mode, setMode] = useState<"form" | "text">(hasForm ? "form" : "text");
  return (
    <>
      <Segmented
        className="program-mode"
        value={mode}
        onChange={setMode}
        options={[
          { value: "form", label: t("edit.form"), disabled: !hasForm },
          { value: "text", label: t("edit.text") },
        ]}
      />
      {!hasForm && mode === "text" && (
        <Alert type="info" showIcon title={t("edit.text_only")} className="program-card" />
      )}
      {mode === "form" ? (
        <AsForm hand={hand} isLaunched={isLaunched} />
      ) : (
        <DefinitionText definition={definition} faults={draft.faults} onChange={hand.change} />
      )}
    </>
  );
}

function AsForm({ hand, isLaunched }: { hand: DraftInHand; isLaunched: boolean }) {
  const [form] = Form.useForm<Model>();
  const [initial] = useState(() => readModel(hand.draft.definition as Definition));
  return (
    <DefinitionForm
      form={form}
      initial={initial}
      // While one types on, what was wrong before says nothing about what stands now.
      faults={hand.draft.faults}
      onChange={(model) => hand.change(writeDefinition(model))}
      isLaunched={isLaunched}
    />
  );
}

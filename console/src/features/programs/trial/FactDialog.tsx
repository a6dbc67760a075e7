import { Form, Input, Modal, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";

import { DayPicker } from "@/calendar/pickers";
import { AmountInput } from "../form/FigureInput";
import { UnitInput } from "../form/UnitInput";
import { useTexts } from "../texts";
import {
  FACT_TYPES,
  type Fact,
  type Field,
  fitsFactForm,
  nextFact,
  VOCABULARY,
} from "./vocabulary";

interface Props {
  fact: Fact;
  isNew: boolean;
  /** The facts before it, whose names a new one takes up. */
  before: Fact[];
  currency: string;
  onDone: (fact: Fact | null) => void;
}

/** A fact of a trial: by its fields, or as text. */
export function FactDialog({ fact: given, isNew, before, currency, onDone }: Props) {
  const { t } = useTexts();
  const [fact, setFact] = useState(given);
  const [asText, setAsText] = useState(!fitsFactForm(given));
  const [text, setText] = useState(() => JSON.stringify(given, null, 2));
  const read = readFact(text);
  const result = asText ? read : fact;
  return (
    <Modal
      open
      title={t(isNew ? "trial.fact.add" : "trial.fact.edit")}
      okText={t(isNew ? "trial.fact.add" : "trial.fact.save")}
      okButtonProps={{ disabled: result === null }}
      onOk={() => onDone(result)}
      onCancel={() => onDone(null)}
      width={560}
    >
      <Segmented
        style={{ marginBlockEnd: 16 }}
        value={asText ? "text" : "form"}
        options={[
          {
            value: "form",
            label: t("trial.fact.form"),
            disabled: asText && !(read && fitsFactForm(read)),
          },
          { value: "text", label: t("trial.fact.text") },
        ]}
        onChange={(next) => {
          if (next === "text") setText(JSON.stringify(fact, null, 2));
          else if (read) setFact(read);
          setAsText(next === "text");
        }}
      />
      {asText ? (
        <Input.TextArea
          dir="ltr"
          className="program-code"
          aria-label={t("trial.fact.text")}
          autoSize={{ minRows: 10, maxRows: 20 }}
          value={text}
          status={read ? "" : "error"}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <FactFields {...{ fact, before, currency }} onChange={setFact} />
      )}
    </Modal>
  );
}

function readFact(text: string): Fact | null {
  try {
    const value = JSON.parse(text) as Fact;
    return typeof value?.type === "string" && typeof value.data === "object" ? value : null;
  } catch {
    return null;
  }
}

function FactFields({
  fact,
  before,
  currency,
  onChange,
}: {
  fact: Fact;
  before: Fact[];
  currency: string;
  onChange: (fact: Fact) => void;
}) {
  const { t } = useTexts();
  const set = (name: string, value: unknown) => {
    const data = { ...fact.data, [name]: value };
    if (value === "" || value === undefined || value === false) delete data[name];
    onChange({ ...fact, data });
  };
  const types = FACT_TYPES.map((type) => ({ value: type, label: t(`fact.${type}.name`) }));
  return (
    <Form layout="vertical">
      <Form.Item label={t("trial.fact.type")}>
        <Select
          aria-label={t("trial.fact.type")}
          value={fact.type}
          options={types}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(type: string) => {
            const next = nextFact(type, before, currency);
            onChange({ ...fact, type, data: next.data });
          }}
        />
      </Form.Item>
      <TimeField time={fact.time} onChange={(time) => onChange({ ...fact, time })} />
      {(VOCABULARY[fact.type] ?? []).map((field) => (
        <Form.Item key={field.name} label={t(`field.${field.name}`)} required={field.isRequired}>
          <FieldInput
            field={field}
            value={fact.data[field.name]}
            currency={currency}
            onChange={(value) => set(field.name, value)}
          />
        </Form.Item>
      ))}
    </Form>
  );
}

/** Day and clock of a moment, in the offset that it has. */
function TimeField({ time, onChange }: { time: string; onChange: (time: string) => void }) {
  const { t } = useTexts();
  const day = time.slice(0, 10);
  const clock = time.slice(11, 16);
  const rest = time.slice(16);
  return (
    <Form.Item label={t("trial.fact.time")}>
      <div style={{ display: "flex", gap: 8 }}>
        <DayPicker
          allowClear={false}
          aria-label={t("trial.fact.day")}
          value={dayjs(day, "YYYY-MM-DD")}
          onChange={(next) =>
            next && onChange(`${dayjs(next as never).format("YYYY-MM-DD")}T${clock}${rest}`)
          }
          style={{ flex: 1 }}
        />
        <Input
          type="time"
          dir="ltr"
          aria-label={t("trial.fact.clock")}
          value={clock}
          onChange={(event) =>
            event.target.value && onChange(`${day}T${event.target.value}${rest}`)
          }
          style={{ width: 130 }}
        />
      </div>
    </Form.Item>
  );
}

function FieldInput({
  field,
  value,
  currency,
  onChange,
}: {
  field: Field;
  value: unknown;
  currency: string;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTexts();
  const label = t(`field.${field.name}`);
  const said = value === undefined ? "" : String(value);
  if (field.shape === "amount") {
    return <AmountInput label={label} value={said} onChange={onChange} suffix={currency} />;
  }
  if (field.shape === "unit") {
    return <UnitInput value={said} onChange={onChange} currency={currency} />;
  }
  if (field.shape === "flag") {
    return (
      <Segmented
        value={value === true ? "yes" : "no"}
        options={[
          { value: "no", label: t("trial.no") },
          { value: "yes", label: t("trial.yes") },
        ]}
        onChange={(next) => onChange(next === "yes")}
      />
    );
  }
  if (typeof field.shape === "object") {
    const group =
      field.name === "channel"
        ? "channel"
        : field.name === "kind" && field.shape.includes("card")
          ? "kind"
          : "person";
    const options = field.shape.map((name) => ({ value: name, label: t(`${group}.${name}`) }));
    return (
      <Select
        aria-label={label}
        allowClear={!field.isRequired}
        value={said || undefined}
        options={options}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  }
  return (
    <Input aria-label={label} value={said} onChange={(event) => onChange(event.target.value)} />
  );
}

import { Button, Input, Select } from "antd";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";

export interface Choice {
  value: string;
  label: string;
}

/** A filter of a list. What it is set to stands in the address. */
export interface Filter<Name extends string = string> {
  name: Name;
  label: string;
  /** With choices it is a menu, else a text that counts when Enter is pressed. */
  choices?: Choice[];
  loading?: boolean;
  placeholder?: string;
}

interface Props<Name extends string> {
  filters: Filter<Name>[];
  values: Partial<Record<Name, string>>;
  onChange: (values: Partial<Record<Name, string>>) => void;
  children?: ReactNode;
}

export function Filters<Name extends string>({ filters, values, onChange, children }: Props<Name>) {
  const { t } = useTranslation();
  const isSet = filters.some(({ name }) => values[name] !== undefined);
  const set = (name: Name, value: string | undefined) =>
    onChange({ ...values, [name]: value || undefined });
  return (
    <search className="gw-filters" aria-label={t("list.filters")}>
      {filters.map((filter) => (
        <FilterField
          key={filter.name}
          filter={filter}
          value={values[filter.name]}
          onChange={(value) => set(filter.name, value)}
        />
      ))}
      {children}
      {isSet && (
        <Button type="link" onClick={() => onChange({})}>
          {t("list.reset")}
        </Button>
      )}
    </search>
  );
}

interface FieldProps {
  filter: Filter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function FilterField({ filter, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  return (
    <div className="gw-filter">
      <label htmlFor={id}>{filter.label}</label>
      {filter.choices === undefined ? (
        <Input
          id={id}
          value={text}
          allowClear
          placeholder={filter.placeholder ?? t("list.any")}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === "") onChange(undefined);
          }}
          onPressEnter={() => onChange(text.trim())}
          onBlur={() => text.trim() !== (value ?? "") && onChange(text.trim())}
        />
      ) : (
        <Select
          id={id}
          value={value ?? null}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          loading={filter.loading ?? false}
          placeholder={t("list.any")}
          options={filter.choices}
          popupMatchSelectWidth={false}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </div>
  );
}

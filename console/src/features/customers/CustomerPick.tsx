import { AutoComplete } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { usePage } from "@/api/pages";
import { nameOf } from "@/names/customers";

interface Props {
  id?: string;
  value?: string;
  onChange?: (customer: string) => void;
}

/** A customer's id, with those on file that begin so. New ones may be typed. */
export function CustomerPick({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const found = usePage(
    "/api/v1/customers",
    { prefix: typed, limit: 8 },
    { enabled: typed !== "" },
  );
  const options = (typed === "" ? [] : (found.data?.items ?? [])).map(
    ({ customer, attributes }) => {
      const name = nameOf(attributes);
      return { value: customer, label: name ? `${customer} · ${name}` : customer };
    },
  );
  return (
    <AutoComplete
      {...(id ? { id } : {})}
      value={value ?? ""}
      options={options}
      placeholder={t("field.customer_id")}
      showSearch={{ onSearch: (text) => setTyped(text.trim()) }}
      onChange={(next: string) => onChange?.(next)}
    />
  );
}

import { AutoComplete } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { nameOf } from "@/names/customers";
import { useCustomerSearch } from "@/names/search";

interface Props {
  id?: string;
  value?: string;
  onChange?: (customer: string) => void;
}

/** A customer's id, with those on file who are called so. New ones may be typed. */
export function CustomerPick({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const options = useCustomerSearch(typed, 8).map(({ customer, attributes }) => {
    const name = nameOf(attributes);
    return { value: customer, label: name ? `${name} · ${customer}` : customer };
  });
  return (
    <AutoComplete
      {...(id ? { id } : {})}
      value={value ?? ""}
      options={options}
      placeholder={t("customer.pick")}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      onChange={(next: string) => onChange?.(next)}
    />
  );
}

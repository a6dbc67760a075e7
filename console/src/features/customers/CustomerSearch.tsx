import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { AutoComplete } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { CustomerName } from "@/names/Customer";
import { nameOf } from "@/names/customers";
import { useCustomerSearch } from "@/names/search";

/** Finds one person among all, and goes to their file. */
export function CustomerSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useCustomerSearch(typed, 10);
  return (
    <div className="gw-filter gw-filter-wide">
      <label htmlFor={id}>{t("customer.search")}</label>
      <AutoComplete
        id={id}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t("customer.search_hint")}
        value={typed}
        options={found.map(({ customer, attributes }) => ({
          value: customer,
          label: <CustomerName customer={customer} name={nameOf(attributes)} />,
        }))}
        notFoundContent={typed.trim() === "" ? null : t("find.nothing")}
        showSearch={{ onSearch: setTyped, filterOption: false }}
        onChange={(next?: string) => setTyped(next ?? "")}
        onSelect={(customer?: string) => {
          if (!customer) return;
          void navigate({ to: "/customers/$customer", params: { customer }, search: {} });
        }}
      />
    </div>
  );
}

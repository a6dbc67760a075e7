import { useTranslation } from "react-i18next";

import { type Customer, freely } from "@/api/types";
import { useFormat } from "@/format/useFormat";
import { CustomerLink } from "@/names/Customer";
import { Facts } from "@/ui/Facts";
import { attributeName, attributeText } from "./attributes";
import { KindName } from "./words";

/** A telephone number and the like: its plus sign stands in front, in Persian too. */
function isNumber(text: string): boolean {
  return /^[+\d][\d\s()-]*$/.test(text);
}

/** What is known of a person; free fields by the business's own names for them. */
export function CustomerFacts({ file }: { file: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dateTime, digits } = format;
  const attributes = Object.entries(freely(file.attributes)).map(
    ([name, value]): [string, React.ReactNode] => {
      const text = attributeText(format, name, value);
      return [
        attributeName(t, name),
        <bdi key={name} {...(isNumber(text) ? { dir: "ltr" } : {})}>
          {text}
        </bdi>,
      ];
    },
  );
  return (
    <Facts
      items={[
        ...attributes,
        [t("customer.kind"), <KindName key="kind" kind={file.kind} />],
        [t("customer.role"), file.role && <bdi key="role">{file.role}</bdi>],
        [t("customer.club"), file.club && t("customer.member")],
        [
          t("customer.recruited_by"),
          file.recruited_by && <CustomerLink key="by" customer={file.recruited_by} />,
        ],
        [
          t("customer.added_at"),
          file.added_at ? dateTime(file.added_at) : t("customer.only_named"),
        ],
        [t("field.updated_at"), digits(dateTime(file.updated_at))],
      ]}
    />
  );
}

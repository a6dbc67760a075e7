import { useTranslation } from "react-i18next";

export const KINDS = ["prospect", "customer", "staff", "agent", "company"] as const;
export type Kind = (typeof KINDS)[number];

export function KindName({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const known = KINDS.find((one) => one === kind);
  return <>{known === undefined ? kind : t(`customer.kind.${known}`)}</>;
}

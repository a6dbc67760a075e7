import { useTranslation } from "react-i18next";

export const ROLES = [
  "administrator",
  "general_manager",
  "sales_director",
  "marketer",
  "retail_manager",
  "information_officer",
  "customer_service",
  "salesperson",
] as const;
export type Role = (typeof ROLES)[number];

/** What somebody's work is called; a role that this console does not know by its word. */
export function RoleName({ role }: { role: string }) {
  const { t } = useTranslation();
  const known = ROLES.find((one) => one === role);
  return <>{known === undefined ? role : t(`role.${known}`)}</>;
}

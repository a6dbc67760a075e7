/** The roles that a person of the business can have, the widest powers first. */
export const ROLES = [
  "administrator",
  "general_manager",
  "sales_director",
  "retail_manager",
  "salesperson",
  "marketer",
  "information_officer",
  "customer_service",
] as const;

export type Role = (typeof ROLES)[number];

/** Which of the texts says what a role may do. */
export const powersOf = (role: string): string => {
  if (role === "administrator") return "admin";
  const launches = ["general_manager", "sales_director", "marketer"];
  return launches.includes(role) ? "programs" : "record";
};

import dayjs, { type Dayjs } from "dayjs";

import { type Customer, freely } from "@/api/types";
import type { Kind } from "./words";

const TEXTS = ["name", "display_name", "phone", "email", "language"] as const;
const DAY = "YYYY-MM-DD";
const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the form about a person asks. */
export interface Entered extends Partial<Record<(typeof TEXTS)[number], string>> {
  customer: string;
  birthday?: Dayjs | null;
  kind: Kind;
  club: boolean;
}

/** What the form begins with. */
export function entered(file: Customer | undefined): Entered {
  const all = freely(file?.attributes);
  const texts = TEXTS.map((name) => [name, typeof all[name] === "string" ? all[name] : ""]);
  const birthday = typeof all.birthday === "string" && A_DAY.test(all.birthday);
  return {
    ...Object.fromEntries(texts),
    customer: file?.customer ?? "",
    birthday: birthday ? dayjs(all.birthday as string) : null,
    kind: (file?.kind as Kind | undefined) ?? "customer",
    club: file?.club ?? false,
  };
}

/** What the form says that the file does not: a field that was emptied is taken off it.
 * Nothing, when it says the same. */
export function changes(
  values: Entered,
  file: Customer | undefined,
): Record<string, unknown> | undefined {
  const stood = freely(file?.attributes);
  const birthday = values.birthday?.format(DAY) ?? "";
  const attributes: Record<string, string | null> = {};
  for (const [name, value] of [
    ...TEXTS.map((name) => [name, values[name]]),
    ["birthday", birthday],
  ]) {
    const text = (value ?? "").trim();
    if (name !== undefined && text !== (stood[name] ?? "")) attributes[name] = text || null;
  }
  const kind = values.kind === file?.kind ? {} : { kind: values.kind };
  const club = values.club === (file?.club ?? false) ? {} : { club: values.club };
  const told = Object.keys(attributes).length > 0 ? { attributes } : {};
  const data = { ...kind, ...club, ...told };
  if (file?.added_at && Object.keys(data).length === 0) return undefined;
  return { customer: values.customer.trim(), ...data };
}

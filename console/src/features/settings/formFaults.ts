import type { FormInstance } from "antd";

import { ProblemError } from "@/api/problem";

/**
 * Shows what the server found wrong at the fields of a form, and says whether all
 * of it has found a place there.
 */
export function showFaults(form: FormInstance, error: unknown): boolean {
  if (!(error instanceof ProblemError) || error.faults.length === 0) return false;
  const known = form.getFieldsError().map(({ name }) => name.join("."));
  const placed = error.faults.filter(({ field }) => known.includes(field));
  form.setFields(
    placed.map(({ field, reason }) => ({ name: field.split(".") as never, errors: [reason] })),
  );
  return placed.length === error.faults.length;
}

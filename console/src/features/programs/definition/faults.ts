import type { Model } from "./model";

/** What is wrong with a definition, and where. */
export interface Fault {
  field: string;
  reason: string;
}

export type Path = (string | number)[];

/** Faults by their place in the definition, wherever that stood in what was sent. */
export const plainFaults = (faults: Fault[]): Fault[] =>
  faults.map(({ field, reason }) => ({ field: field.replace(/^definition\.?/, ""), reason }));

/** `rule[1].gives.bands[0].from` as a path. */
export function pathOf(field: string): Path {
  const parts = field.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
}

/** Where the form shows the fault of a field of the definition. */
export function placeOf(field: string, model: Model): Path {
  const path = pathOf(field);
  if (path[0] === "budget" && path.length > 1) {
    // A unit may have dots of its own only when it is faulty: the rest is its name.
    const unit = field.slice("budget.".length);
    const line = model.budget.findIndex((item) => item.unit === unit);
    return line < 0 ? ["budget"] : ["budget", line, "amount"];
  }
  if (path[0] === "introduction") return ["new_before"];
  if (path[0] === "rule" && typeof path[1] === "number") {
    const rule = ["rule", path[1]];
    if (path[2] === "on") return [...rule, model.rule[path[1]]?.on === "order" ? "marks" : "on"];
    if (path[2] === "when" && path[3] === "nth" && path.length === 4) return [...path, "from"];
  }
  return path;
}

/** Faults by the place at which the form shows them. */
export function faultsByPlace(faults: Fault[], model: Model): { name: Path; errors: string[] }[] {
  const places = new Map<string, { name: Path; errors: string[] }>();
  for (const fault of faults) {
    const name = placeOf(fault.field, model);
    const key = JSON.stringify(name);
    const place = places.get(key) ?? { name, errors: [] };
    place.errors.push(fault.reason);
    places.set(key, place);
  }
  return [...places.values()];
}

/** Faults that concern a rule as a whole, like a percentage without an order. */
export const faultsOfRule = (faults: Fault[], index: number): Fault[] =>
  faults.filter((fault) => fault.field === `rule[${index}]`);

import type { Definition } from "./model";

const isTable = (value: unknown): value is Definition =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const key = (name: string): string => (/^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name));

/** A value in a line: JSON's texts are TOML's basic strings. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isTable(value)) {
    const fields = Object.entries(value).map(([name, inner]) => `${key(name)} = ${inline(inner)}`);
    return `{ ${fields.join(", ")} }`;
  }
  return JSON.stringify(value);
}

/** A list of tables is easier to read with one in a line. */
function value(of: unknown): string {
  if (Array.isArray(of) && of.length > 0 && of.every(isTable)) {
    return `[\n${of.map((item) => `  ${inline(item)},\n`).join("")}]`;
  }
  return inline(of);
}

/** A rule as the shipped files write it; what is given in several lines as a table. */
function ruleLines(rule: Definition): string[] {
  const { gives, ...rest } = rule;
  const lines = Object.entries(rest).map(([name, inner]) => `${key(name)} = ${value(inner)}`);
  if (!isTable(gives)) return gives === undefined ? lines : [...lines, `gives = ${inline(gives)}`];
  const isLong = Object.values(gives).some((inner) => Array.isArray(inner) && inner.some(isTable));
  if (!isLong) return [...lines, `gives = ${inline(gives)}`];
  const given = Object.entries(gives).map(([name, inner]) => `${key(name)} = ${value(inner)}`);
  return [...lines, "", "[rule.gives]", ...given];
}

const FIRST = ["name", "zone", "currency"];
const ORDER = [
  ...FIRST,
  "title",
  "summary",
  "offer",
  "criteria",
  "period",
  "introduction",
  "budget",
];

/** A definition as a program file in TOML, in the order of those that ship. */
export function writeToml(definition: Definition): string {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const entries = Object.entries(definition)
    .filter(([name, inner]) => name !== "rule" && inner !== null && inner !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
  const plain = entries.filter(([, inner]) => !isTable(inner));
  const tables = entries.filter(([, inner]) => isTable(inner));
  const rules = Array.isArray(definition.rule) ? definition.rule.filter(isTable) : [];
  const blocks = [
    plain.map(([name, inner]) => `${key(name)} = ${value(inner)}`),
    ...tables.map(([name, inner]) => [
      `[${key(name)}]`,
      ...Object.entries(inner as Definition).map(([field, one]) => `${key(field)} = ${value(one)}`),
    ]),
    ...rules.map((rule) => ["[[rule]]", ...ruleLines(rule)]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

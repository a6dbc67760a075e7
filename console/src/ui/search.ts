/** Addresses as people write them: `?state=live&program=prg_1`, every value a text. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(search: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "") pairs.set(name, String(value));
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

type Raw = Record<string, unknown>;

/** A text of the address; nothing where it is missing or empty. */
export function textOf(search: Raw, name: string): string | undefined {
  const value = search[name];
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text.trim() === "" ? undefined : text.trim();
}

/** One of some words; whatever else stands in the address does not count. */
export function wordOf<W extends string>(
  search: Raw,
  name: string,
  words: readonly W[],
): W | undefined {
  const text = textOf(search, name);
  return words.find((word) => word === text);
}

/** A calendar day `YYYY-MM-DD` that exists. */
export function dayOf(search: Raw, name: string): string | undefined {
  const text = textOf(search, name);
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return exists ? text : undefined;
}

/** Without what is not set, so that the address stays short. */
export function compact<T extends Record<string, unknown>>(search: T): T {
  const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(set) as T;
}

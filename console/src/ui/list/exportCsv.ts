import type { Place } from "@/api/pages";
import { problemOf } from "@/api/problem";

const MOST_ROWS = 200;

/** The next page's address, of the answer's `Link` header. */
function nextOf(response: Response): string | undefined {
  const link = response.headers.get("link") ?? "";
  return /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
}

interface Options {
  place?: Place;
  /** Whether the list comes in pages, as nearly all do. */
  paged?: boolean;
}

function addressOf(path: string, query: object, { place = {}, paged = true }: Options): string {
  const whole = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(place[name] ?? ""));
  const pairs = new URLSearchParams(paged ? { limit: String(MOST_ROWS) } : {});
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && name !== "limit") pairs.set(name, String(value));
  }
  pairs.set("format", "csv");
  return `${whole}?${pairs}`;
}

/** All rows of a list with these filters, as one CSV: the server's pages put together. */
export async function readCsv(path: string, query: object, options: Options = {}): Promise<string> {
  let address: string | undefined = addressOf(path, query, options);
  let text = "";
  while (address !== undefined) {
    const response: Response = await fetch(address, { credentials: "same-origin" });
    if (!response.ok) throw await problemOf(response);
    const page: string = await response.text();
    text += text === "" ? page : page.slice(page.indexOf("\r\n") + 2);
    address = nextOf(response);
  }
  return text;
}

/** Hands a file to the person. The mark in front tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const file = new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Reads the TOML that program files are written in: tables, lists of tables,
 * texts, whole numbers, flags, lists and tables in a line. Only for tests, which
 * so read the very files that ship.
 */
type Table = Record<string, unknown>;

export function readToml(text: string): Table {
  const root: Table = {};
  let here = root;
  const reader = new Reader(text);
  for (;;) {
    reader.skip(true);
    if (reader.done) return root;
    if (reader.take("[[")) {
      const name = reader.until("]]");
      root[name] ??= [];
      const list = root[name] as Table[];
      here = {};
      list.push(here);
    } else if (reader.take("[")) {
      here = tableAt(root, reader.until("]").split("."));
    } else {
      const name = reader.key();
      here[name] = reader.value();
    }
  }
}

/** `[rule.gives]` is a table of the last rule. */
function tableAt(root: Table, path: string[]): Table {
  let at: Table = root;
  for (const name of path) {
    at[name] ??= {};
    const next = at[name] as Table | Table[];
    at = Array.isArray(next) ? (next.at(-1) as Table) : next;
  }
  return at;
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  skip(lines: boolean): void {
    const space = lines ? /(?:[ \t\r\n]|#[^\n]*)*/y : /[ \t]*/y;
    space.lastIndex = this.at;
    this.at += space.exec(this.text)?.[0].length ?? 0;
  }

  take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  until(sign: string): string {
    const end = this.text.indexOf(sign, this.at);
    if (end < 0) throw new Error(`no ${sign} after ${this.at}`);
    const found = this.text.slice(this.at, end).trim();
    this.at = end + sign.length;
    return found;
  }

  key(): string {
    const name = this.text[this.at] === '"' ? this.string() : this.match(/[A-Za-z0-9_-]+/y);
    this.skip(false);
    if (!this.take("=")) throw new Error(`no = after ${name}`);
    return name;
  }

  value(): unknown {
    this.skip(true);
    if (this.text[this.at] === '"') return this.string();
    if (this.take("[")) return this.many("]", () => this.value());
    if (this.take("{")) {
      const pairs = this.many("}", () => [this.key(), this.value()] as [string, unknown]);
      return Object.fromEntries(pairs);
    }
    const word = this.match(/true|false|-?\d+/y);
    return word === "true" || (word === "false" ? false : Number(word));
  }

  private many<T>(end: string, one: () => T): T[] {
    const found: T[] = [];
    for (;;) {
      this.skip(true);
      if (this.take(end)) return found;
      found.push(one());
      this.skip(true);
      this.take(",");
    }
  }

  private string(): string {
    return JSON.parse(this.match(/"(?:[^"\\]|\\.)*"/y)) as string;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new Error(`unreadable at ${this.at}`);
    this.at += found.length;
    return found;
  }
}

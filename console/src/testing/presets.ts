import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Definition } from "@/features/programs/definition/model";
import { readToml } from "./toml";

// Tests run in the console's folder; the presets lie beside it.
const FOLDER = resolve(process.cwd(), "../presets");

/** The programs that ship, by name: read from their files. */
export const PRESETS: [string, Definition][] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".toml"))
  .sort()
  .map((name) => {
    const definition = readToml(readFileSync(resolve(FOLDER, name), "utf8"));
    return [String(definition.name), definition];
  });

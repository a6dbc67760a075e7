import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

import en from "@/locales/en.json";

/** The codes as the server's own list has them. */
function codesOfServer(): string[] {
  const source = readFileSync(resolve("../crates/api/src/problem.rs"), "utf8");
  const plain = [...source.matchAll(/Self::\w+ => "([a-z_]+)",/g)];
  const conflicts = [...source.matchAll(/Code::Conflict\("([a-z_]+)"\)/g)];
  return [...plain, ...conflicts].map(([, code]) => code ?? "");
}

test("every kind of problem that the server knows has words for people", () => {
  const codes = codesOfServer();
  expect(codes).toContain("malformed");
  expect(codes).toContain("program_ended");
  const words = Object.keys(en).filter((key) => key.startsWith("problem.code."));
  expect(words.sort()).toEqual(codes.map((code) => `problem.code.${code}`).sort());
});

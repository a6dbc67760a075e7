import { describe, expect, test } from "vitest";

import en from "./en.json";
import fa from "./fa.json";
import hans from "./zh-Hans.json";
import hant from "./zh-Hant.json";

type Texts = Record<string, string>;
const others: [string, Texts][] = [
  ["zh-Hans", hans],
  ["zh-Hant", hant],
  ["fa", fa],
];

// Which plurals a language has differs; they are one text.
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

/** What is filled in: `{{name}}` and `<tag>`, each once. */
function holes(texts: Texts): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of Object.entries(texts)) {
    const names = found.get(stem(key)) ?? new Set();
    for (const [hole] of text.matchAll(/\{\{[^}]+\}\}|<\w+>/g)) names.add(hole.replace(/\s/g, ""));
    found.set(stem(key), names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort().join(" ")]));
}

describe.each(others)("%s", (_, texts) => {
  test("has every text, with the same holes", () => {
    expect(Object.fromEntries(holes(texts))).toEqual(Object.fromEntries(holes(en)));
  });

  test("leaves no text empty", () => {
    expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

test.each([["en", en] as [string, Texts], ...others])("%s is sorted by key", (_, texts) => {
  const keys = Object.keys(texts);
  expect(keys).toEqual([...keys].sort());
});

test("Persian texts have no Latin digits of their own", () => {
  const digits = Object.entries(fa as Texts).filter(([, text]) =>
    /\d/.test(text.replace(/\{\{[^}]+\}\}/g, "").replace(/[A-Za-z][\w.@-]*/g, "")),
  );
  expect(digits).toEqual([]);
});

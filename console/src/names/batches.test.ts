import { expect, test } from "vitest";

import { inBatches } from "./batches";

test("what is asked for at once is read at once, each key once", async () => {
  const reads: string[][] = [];
  const length = inBatches(2, async (keys) => {
    reads.push(keys);
    return new Map(keys.filter((key) => key !== "?").map((key) => [key, key.length]));
  });
  const found = await Promise.all(["a", "bb", "a", "?"].map(length));
  expect(found).toEqual([1, 2, 1, undefined]);
  expect(reads).toEqual([["a", "bb"], ["?"]]);
  expect(await length("ccc")).toBe(3);
  expect(reads).toHaveLength(3);
});

test("whoever asked hears that it failed", async () => {
  const never = inBatches<number>(9, async () => {
    throw new Error("away");
  });
  const told = await Promise.allSettled([never("a"), never("b")]);
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

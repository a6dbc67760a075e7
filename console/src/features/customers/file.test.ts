import { expect, test } from "vitest";

import type { Customer } from "@/api/types";
import { changes, entered } from "./file";

const FILE: Customer = {
  customer: "C-1",
  kind: "prospect",
  club: true,
  attributes: { name: "Ada", phone: "+1 555", birthday: "1990-03-21", driver: "taxi" },
  added_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
} as unknown as Customer;

test("a form that was left as it was says nothing", () => {
  expect(changes(entered(FILE), FILE)).toBeUndefined();
});

test("only what was changed is told, and what was emptied is taken off", () => {
  const values = { ...entered(FILE), name: " Ada Byron ", phone: "", birthday: null, club: false };
  expect(changes(values, FILE)).toEqual({
    customer: "C-1",
    club: false,
    attributes: { name: "Ada Byron", phone: null, birthday: null },
  });
});

test("a new person is told with what was filled in", () => {
  const values = { ...entered(undefined), customer: " C-2 ", display_name: "Lin" };
  expect(changes(values, undefined)).toEqual({
    customer: "C-2",
    kind: "customer",
    attributes: { display_name: "Lin" },
  });
});

test("who was only named is put on file without another word", () => {
  const named = { ...FILE, added_at: null, attributes: {}, club: false } as unknown as Customer;
  expect(changes(entered(named), named)).toEqual({ customer: "C-1" });
});

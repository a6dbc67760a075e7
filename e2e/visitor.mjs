// A visitor with a browser window of their own, which is watched.

import assert from "node:assert/strict";

import { openPage, overflow } from "./browser.mjs";

export async function visitor(browser, server, options) {
  const context = await browser.newContext({ colorScheme: "light", ...options });
  return { context, ...(await openPage(context, server.url)), close: () => context.close() };
}

let people = 0;

// A telephone number that nobody else has.
export function phone() {
  people += 1;
  return `138${String(people).padStart(8, "0")}`;
}

export async function fits(page) {
  assert.equal(await overflow(page), 0, "pixels by which the page is wider than its window");
}

// Signs up on the landing page of a link, which must be open.
export async function signUp(page, name, contact) {
  await page.locator("#name").fill(name);
  await page.locator("#contact").fill(contact);
  await page.locator("#consent").check();
  await page.locator("form button").click();
  await page.waitForURL(/\/thanks\?/);
}

// Every page of the console in a browser: nothing breaks, nothing is asked of another
// host, nothing is wider than the window, and axe finds nothing.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { findings, openPage, overflow, startBrowser } from "./browser.mjs";
import { enter, go, load, places, settled, signedIn } from "./console.mjs";
import { startServer } from "./server.mjs";

const DIRECTIONS = { en: "ltr", "zh-Hans": "ltr", fa: "rtl" };
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const LOOKS = ["light", "dark"];

// Everything, unless somebody is in a hurry and sets E2E=short.
const WALKS = Object.keys(DIRECTIONS)
  .flatMap((language) => LOOKS.map((colorScheme) => ({ language, colorScheme })))
  .flatMap((walk) => Object.keys(SIZES).map((size) => ({ ...walk, size })))
  .filter(isWanted);

function isWanted({ language, colorScheme, size }) {
  if (process.env.E2E !== "short") return true;
  return ["en light phone", "fa dark desktop"].includes(`${language} ${colorScheme} ${size}`);
}

let server;
let browser;
let door;
let everywhere;

before(async () => {
  server = await startServer({ demo: true });
  browser = await startBrowser();
  door = await enter(server, browser);
  everywhere = await places(server);
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0, "the server ends well when it is told to");
});

// What is wrong with the page that is open.
async function faults(page, language) {
  const wrong = [];
  const html = page.locator("html");
  const said = [await html.getAttribute("lang"), await html.getAttribute("dir")].join();
  if (said !== [language, DIRECTIONS[language]].join()) wrong.push(`it is ${said}`);
  const wide = await overflow(page);
  if (wide > 0) wrong.push(`${wide} px wider than the window`);
  if ((await page.locator("main h1").count()) !== 1) wrong.push("not one h1");
  for (const alert of await page.locator("main .ant-alert-error").allInnerTexts()) {
    wrong.push(`it says: ${alert}`);
  }
  return [...wrong, ...(await findings(page))];
}

// Walks through all pages; answers everything that is wrong with any of them.
async function walk({ language, colorScheme, size }) {
  const viewport = SIZES[size];
  const context = await signedIn(browser, door, { language, colorScheme, viewport });
  const seen = await openPage(context, server.url);
  const all = [];
  await load(seen, server, "/");
  for (const [name, path] of Object.entries(everywhere)) {
    const wrong = await go(seen, path).then(() => faults(seen.page, language), (error) => [error]);
    wrong.push(...seen.broken.splice(0));
    wrong.push(...seen.foreign.splice(0).map((address) => `it asks ${address}`));
    all.push(...wrong.map((fault) => `${name}: ${fault}`));
  }
  await context.close();
  return all;
}

// Two at a time: one waits for the server while the other is being looked at.
describe("every page, by the links of the console", { concurrency: 2 }, () => {
  for (const one of WALKS) {
    test(Object.values(one).join(", "), async () => {
      const wrong = await walk(one);
      assert.deepEqual(wrong, [], wrong.join("\n"));
    });
  }
});

test("every page opens by its address", async () => {
  const context = await signedIn(browser, door, { language: "en", colorScheme: "light" });
  for (const path of Object.values(everywhere)) {
    const headers = { accept: "text/html" };
    const answer = await context.request.get(`${server.url}/console${path}`, { headers });
    assert.equal(answer.status(), 200, path);
    assert.match(answer.headers()["content-type"], /^text\/html/, path);
  }
  const seen = await openPage(context, server.url);
  await load(seen, server, everywhere.reward);
  assert.ok(await seen.page.locator("[role=dialog]").isVisible());
  assert.deepEqual(seen.broken, []);
  await context.close();
});

// Whether the focus is on an element, or within it.
const hasFocus = (place) => place.evaluate((one) => one.contains(document.activeElement));

// Goes on by the Tab key until what is wanted has the focus.
async function tabTo(page, wanted) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail("the keyboard does not come there");
}

// Whether it can be seen where the focus is.
async function isMarked(page) {
  const line = await page.evaluate(() => getComputedStyle(document.activeElement).outline);
  return !/none|\b0px/.test(line);
}

// A menu that opened outside of the window can be clicked by nobody.
for (const reducedMotion of ["reduce", "no-preference"]) {
  test(`a clerk finds a person and mends the file, motion: ${reducedMotion}`, async () => {
    const look = { language: "en", colorScheme: "light", viewport: SIZES.desktop, reducedMotion };
    const context = await signedIn(browser, door, look);
    const seen = await openPage(context, server.url);
    const { page } = seen;
    await load(seen, server, "/customers");
    await page.getByLabel("Find a person").fill("kowal");
    const options = page.locator(".ant-select-dropdown:visible .ant-select-item-option");
    const name = await options.first().locator("bdi").first().innerText();
    assert.match(name, /Kowalski/);
    await options.first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("button", { name: "Change details" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Phone").fill("+1 555 0100");
    await dialog.getByLabel("Language").click();
    await options.filter({ hasText: "فارسی" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("+1 555 0100").waitFor();
    await page.getByText("فارسی").first().waitFor();
    assert.deepEqual(seen.broken, []);
    await context.close();
  });
}

test("the keyboard opens an item and a form, and comes back where it was", async () => {
  const look = { language: "en", colorScheme: "light", viewport: SIZES.desktop };
  const context = await signedIn(browser, door, look);
  const seen = await openPage(context, server.url);
  const { page } = seen;
  const dialog = page.getByRole("dialog");
  const opens = async (from) => {
    await tabTo(page, from);
    assert.ok(await isMarked(page), "the focus is seen");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await settled(seen);
    assert.ok(await hasFocus(dialog.locator("xpath=ancestor-or-self::*[@tabindex][1]")), "goes in");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await settled(seen);
    assert.ok(await from.evaluate((one) => one === document.activeElement), "comes back");
  };
  for (const path of ["/referrals", "/rewards", "/mail"]) {
    await (page.url() === "about:blank" ? load(seen, server, path) : go(seen, path));
    await opens(page.locator("main tbody tr[data-row-key] a").first());
  }
  await go(seen, "/customers");
  await opens(page.getByRole("button", { name: "Add a customer" }));
  await go(seen, "/keys");
  await opens(page.getByRole("button", { name: "Make a key" }));
  await opens(page.getByRole("button", { name: "Revoke demo" }));
  await opens(page.getByRole("button", { name: /^Search/ }));
  await context.close();
});

test("nobody is let in without signing in", async () => {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const { page, foreign, broken } = await openPage(context, server.url);
  await page.goto(`${server.url}/console/rewards`);
  await page.waitForURL(/\/console\/sign-in/);
  await page.locator("input[type=password]").waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(broken, []);
  assert.deepEqual(foreign, []);
  await context.close();
});

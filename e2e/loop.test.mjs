// The whole loop as its people see it: an owner comes in by the one-time link, launches a
// program and hands out a link; a friend signs up elsewhere; the shop tells of a purchase;
// and the reward shows up, with its reason, without anybody loading a page again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { findings, startBrowser } from "./browser.mjs";
import { fact, startServer } from "./server.mjs";
import { signUp, visitor } from "./visitor.mjs";

const OWNER = {
  name: "Robin Hart",
  email: "robin.hart@example.org",
  password: "correct horse battery staple",
};
const ADVOCATE = { id: "C-100", name: "Alma Brightwater" };
const FRIEND = { name: "Zebulon Quux", phone: "13800001111" };
const PATIENCE = 15_000;

let server;
let browser;
let owner;
// What a step leaves to those after it.
const loop = {};
const steps = [];
const step = (name, run) => steps.push({ name, run });

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  owner = await visitor(browser, server, { locale: "en-US", viewport: { width: 1280, height: 900 } });
  owner.context.setDefaultTimeout(PATIENCE);
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0, "the server ends well when it is told to");
});

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

// The page that a link opens in a window of its own.
async function newWindow(page, click) {
  const [opened] = await Promise.all([page.waitForEvent("popup"), click()]);
  await opened.waitForLoadState();
  return opened;
}

step("an owner comes in by the one-time link", async () => {
  const { page } = owner;
  const [link] = /\/console\/welcome#[^\s]+/.exec(server.said());
  await page.goto(server.url + link);
  await heading(page, /^Set up/);
  assert.ok(!page.url().includes("#"), "the secret does not stay in the address");
  await page.getByLabel("Name").fill(OWNER.name);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Choose a password").fill(OWNER.password);
  await button(page, "Save and begin").click();
  await page.getByRole("navigation").getByRole("link", { name: "Programs" }).waitFor();
});

step("puts a regular on file", async () => {
  const { page } = owner;
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await heading(page, "Customers");
  await button(page, "Add a customer").first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Customer’s id").fill(ADVOCATE.id);
  await form.getByLabel("Name", { exact: true }).fill(ADVOCATE.name);
  await form.getByRole("button", { name: "Add a customer" }).click();
  await heading(page, ADVOCATE.name);
});

step("launches a program of the gallery with a figure of their own", async () => {
  const { page } = owner;
  await page.getByRole("link", { name: "Programs", exact: true }).click();
  await heading(page, "Programs");
  await page.getByRole("link", { name: /preset|New program|Choose/ }).first().click();
  await button(page, "Choose Travel credit").click();
  await heading(page, "Travel credit");
  await button(page, "Next: Figures and texts").click();
  const amounts = page.getByLabel("Amount", { exact: true });
  await amounts.nth(1).fill("120.00");
  await page.getByText("Saved", { exact: true }).waitFor();
  await button(page, "Next: Try it").click();
  await button(page, "Next: Launch").click();
  await page.getByText(/120/).first().waitFor();
  await button(page, "Launch the program").click();
  await heading(page, "“Travel credit” is live. What next?");
});

step("enrols the regular, and opens the share page", async () => {
  const { page } = owner;
  await page.getByRole("combobox", { name: "Customer" }).fill(ADVOCATE.id);
  await page.locator(".ant-select-item-option", { hasText: ADVOCATE.name }).click();
  await button(page, "Enrol").click();
  const open = page.getByRole("link", { name: "Open the share page" });
  await open.waitFor();
  loop.share = await newWindow(page, () => open.click());
  loop.link = await loop.share.locator("#link").inputValue();
  assert.match(loop.link, /\/r\/[0-9A-Z]{8}$/);
});

step("a friend follows the link elsewhere, signs up, and gets a link as well", async () => {
  const visit = await visitor(browser, server, { locale: "en-US" });
  const { page } = visit;
  await page.goto(loop.link);
  // The advocate has not agreed to be named.
  assert.match(await page.locator("h1").innerText(), /A friend recommends .*My shop/);
  await signUp(page, FRIEND.name, FRIEND.phone);
  assert.equal(await page.locator("h1").innerText(), "Thank you, and welcome!");
  const own = await page.locator("#link").inputValue();
  assert.match(own, /\/r\/[0-9A-Z]{8}$/);
  assert.notEqual(own, loop.link);
  assert.deepEqual([...visit.foreign, ...visit.broken], []);
  await visit.close();
});

step("the shop tells of a purchase, and the open page of rewards tells of the reward", async () => {
  const { page } = owner;
  await page.getByRole("link", { name: /^Rewards/ }).click();
  await heading(page, "Rewards");
  const rows = page.locator("main tbody tr[data-row-key]");
  // So far the friend's credit for the sign-up only.
  await rows.first().waitFor();
  assert.equal(await rows.count(), 1);
  await page.evaluate(() => {
    window.isTheSamePage = true;
  });
  const { items } = await server.api("GET", "/api/v1/referrals");
  const order = { order: "O-1", customer: items[0].friend, amount: "800.00", currency: "CNY" };
  // After the sign-up, which was a moment ago.
  const time = new Date().toISOString();
  for (const type of ["order.placed", "order.paid", "order.delivered"]) {
    await server.api("POST", "/api/v1/events", { ...fact(`O-1-${type}`, type, order), time });
  }
  await page.getByText("1 new reward").waitFor();
  await button(page, "Show").click();
  const gained = rows.filter({ hasText: ADVOCATE.name });
  await gained.waitFor();
  assert.match(await gained.innerText(), /120/);
  assert.equal(await page.evaluate(() => window.isTheSamePage), true);
});

step("the reward says why it was given", async () => {
  const { page } = owner;
  await page.getByRole("link", { name: ADVOCATE.name }).first().click();
  const detail = page.getByRole("dialog");
  await detail.getByText("Why it was given").waitFor();
  const said = await detail.innerText();
  assert.match(said, /Because the friend’s order was delivered/);
  assert.match(said, /a fixed 120/);
  assert.match(said, /O-1/);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual([...owner.foreign, ...owner.broken], []);
});

step("the advocate finds it on the share page", async () => {
  await loop.share.reload();
  const said = await loop.share.locator("main").innerText();
  assert.match(said, /120/);
  assert.match(said.replace(/[\u2068\u2069]/g, ""), /Z…/);
  await owner.close();
});

test("from the owner's first visit to the advocate's reward", async (t) => {
  for (const { name, run } of steps) {
    let isDone = false;
    await t.test(name, async () => {
      await run();
      isDone = true;
    });
    // Nothing that follows could succeed.
    if (!isDone) break;
  }
});

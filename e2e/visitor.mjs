// A visitor with a browser window of their own: whatever it asks of another host
// is noted and refused, and whatever the page complains about is noted.

import assert from "node:assert/strict";

export async function visitor(browser, server, options) {
  const context = await browser.newContext({ colorScheme: "light", ...options });
  const foreign = [];
  const asked = [];
  await context.route("**/*", (route) => {
    const address = route.request().url();
    asked.push(address);
    if (address.startsWith(`${server.url}/`) || address.startsWith("data:")) return route.continue();
    foreign.push(address);
    return route.abort();
  });
  const page = await context.newPage();
  const broken = [];
  page.on("console", (message) => {
    // The browser reports every answer of 4xx so, our faulty forms as well.
    const status = message.text().includes("the server responded with a status of");
    if (message.type() === "error" && !status) broken.push(message.text());
  });
  return { context, page, foreign, asked, broken, close: () => context.close() };
}

let people = 0;

// A telephone number that nobody else has.
export function phone() {
  people += 1;
  return `138${String(people).padStart(8, "0")}`;
}

export async function fits(page) {
  const [wide, room] = await page.locator("html").evaluate((html) => [
    html.scrollWidth,
    html.clientWidth,
  ]);
  assert.ok(wide <= room, `the page is ${wide} px wide in a window of ${room} px`);
}

// Signs up on the landing page of a link, which must be open.
export async function signUp(page, name, contact) {
  await page.locator("#name").fill(name);
  await page.locator("#contact").fill(contact);
  await page.locator("#consent").check();
  await page.locator("form button").click();
  await page.waitForURL(/\/thanks\?/);
}

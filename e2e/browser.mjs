// A real browser with a fresh profile that talks to nobody by itself.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import axe from "axe-core";
import { chromium } from "playwright-core";

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "fa"];
export const SIZES = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Nothing leaves this machine, whatever a page asks for.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

function executable() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin");
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = found.find((path) => existsSync(path));
  if (path === undefined) throw new Error("Chromium is missing: install it as `chromium` in PATH");
  return path;
}

export function startBrowser() {
  return chromium.launch({ executablePath: executable(), headless: true, args: FLAGS });
}

// A page of its own in a context, watched: what it asks of whom, and what it says on the
// console as an error. The requests are not held up: that would keep the browser from
// its cache, and every page would load everything again.
export async function openPage(context, url) {
  const page = await context.newPage();
  const seen = { page, foreign: [], asked: [], broken: [], waiting: new Set() };
  page.on("request", (request) => {
    const address = request.url();
    seen.asked.push(address);
    if (!address.startsWith(`${url}/`) && !/^(data|blob):/.test(address)) seen.foreign.push(address);
    // A stream of news never ends.
    if (request.resourceType() !== "eventsource") seen.waiting.add(request);
  });
  for (const end of ["requestfinished", "requestfailed"]) {
    page.on(end, (request) => seen.waiting.delete(request));
  }
  page.on("console", (message) => {
    // The browser reports every answer of 4xx so, our faulty forms as well.
    const status = message.text().includes("the server responded with a status of");
    if (message.type() === "error" && !status) seen.broken.push(message.text());
  });
  page.on("pageerror", (error) => seen.broken.push(String(error)));
  return seen;
}

// How far the page is wider than its window, in pixels.
export function overflow(page) {
  return page.locator("html").evaluate((html) => Math.max(0, html.scrollWidth - html.clientWidth));
}

// What axe finds on the page, each with the place where.
export async function findings(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    // Nothing is preloaded: the rules that read style sheets are not among those that run.
    const options = { resultTypes: ["violations"], preload: false };
    return (await window.axe.run(document, options)).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
  );
}

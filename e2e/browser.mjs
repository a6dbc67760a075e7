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

// A page of its own in a context; whatever it asks of another host is noted and
// refused, and so is what it says on the console as an error.
export async function openPage(context, url) {
  const foreign = [];
  const asked = [];
  await context.route("**/*", (route) => {
    const address = route.request().url();
    asked.push(address);
    if (address.startsWith(`${url}/`) || /^(data|blob):/.test(address)) return route.continue();
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
  page.on("pageerror", (error) => broken.push(String(error)));
  return { page, foreign, asked, broken };
}

// How far the page is wider than its window, in pixels.
export function overflow(page) {
  return page.locator("html").evaluate((html) => Math.max(0, html.scrollWidth - html.clientWidth));
}

// What axe finds on the page, each with the place where.
export async function findings(page) {
  await page.evaluate(axe.source);
  const report = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
  );
}

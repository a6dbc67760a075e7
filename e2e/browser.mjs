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

// What axe finds on the page, each with the place where.
export async function findings(page) {
  await page.evaluate(axe.source);
  const report = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
  );
}

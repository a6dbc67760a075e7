// Pictures of every public page and every page of the console in every language, light
// and dark, on a telephone and at a desk, with a contact sheet: `make shots`. For people
// to look at. `node shots.mjs FOLDER [NAME...]`: only the pages of these names.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { LANGUAGES, openPage, startBrowser } from "./browser.mjs";
import { enter, go, load, places, signedIn } from "./console.mjs";
import { startServer } from "./server.mjs";
import { writeSheet } from "./sheet.mjs";

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node shots.mjs FOLDER [NAME...]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const LOOKS = ["light", "dark"].flatMap((colorScheme) =>
  Object.entries(SIZES).map(([size, viewport]) => ({ colorScheme, size, viewport })),
);
const isWanted = ([name]) => names.length === 0 || names.includes(name);

async function picture(page, name, language, { colorScheme, size }) {
  const path = join(folder, `${name}.${language}-${colorScheme}-${size}.png`);
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}

// What friends see, through the links that the server printed, one of each business.
async function publicPages(browser, server) {
  const links = [...server.said().matchAll(/\/r\/[2-9A-Z]+/g)].map(([link]) => link);
  const shops = links.map((link, index) => [`page-landing-${index + 1}`, link]);
  const [first] = links;
  const pages = Object.entries({
    ...Object.fromEntries(shops),
    "page-faults": first,
    "page-welcome": `${first}/thanks?outcome=welcome`,
    "page-known": `${first}/thanks?outcome=not_new`,
    "page-own": `${first}/thanks?outcome=self_referral`,
    "page-unknown": "/r/NOBODY22",
  }).filter(isWanted);
  for (const language of LANGUAGES) {
    for (const look of LOOKS) {
      const context = await browser.newContext(look);
      const page = await context.newPage();
      for (const [name, path] of pages) {
        await page.goto(`${server.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
        if (name === "page-faults") {
          await page.locator("#contact").fill("12");
          await page.locator("button").click();
          await page.locator("#name-error").waitFor();
        }
        await picture(page, name, language, look);
      }
      await context.close();
    }
  }
}

// What staff see. A page that does not come up is told of, and the others are pictured.
async function consolePages(browser, server) {
  const link = /\/console\/welcome#[^\s]+/.exec(server.said())?.[0].slice("/console".length);
  const doors = { welcome: link, "sign-in": "/sign-in" };
  if (link === undefined) return console.error("no one-time link was printed: no console");
  for (const language of LANGUAGES) {
    await round(browser, server, { state: undefined }, doors, language);
  }
  const door = await enter(server, browser);
  const everywhere = await places(server);
  for (const language of LANGUAGES) {
    await round(browser, server, door, everywhere, language);
  }
}

async function round(browser, server, door, places, language) {
  for (const look of LOOKS) {
    const context = await signedIn(browser, door, { language, ...look });
    const seen = await openPage(context, server.url);
    let move = (path) => load(seen, server, path);
    for (const [name, path] of Object.entries(places).filter(isWanted)) {
      await move(path).catch((error) => {
        console.error(`${name}, ${language}: ${String(error).split("\n")[0]}`);
      });
      // Whoever is not signed in comes from outside each time.
      if (door.state !== undefined) move = (next) => go(seen, next);
      await picture(seen.page, name, language, look);
    }
    await context.close();
  }
}

const server = await startServer({ demo: true });
const browser = await startBrowser();
try {
  await publicPages(browser, server);
  await consolePages(browser, server);
  writeSheet(folder);
} finally {
  await browser.close();
  await server.stop();
}

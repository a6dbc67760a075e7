// Pictures of every public page in every language, light and dark, on a
// telephone and at a desk: `node shots.mjs FOLDER`. For people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { LANGUAGES, SIZES, startBrowser } from "./browser.mjs";
import { launch, startServer } from "./server.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node shots.mjs FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const server = await startServer();
const browser = await startBrowser();
try {
  const shop = await launch(server, "travel-credit", "C-1", "Li Lei");
  const closed = await launch(server, "storage-both-sides", "C-2", "Han Meimei");
  await server.api("POST", `/api/v1/programs/${closed.program}/pause`);
  const pages = {
    landing: shop.path,
    faults: shop.path,
    closed: closed.path,
    welcome: `${shop.path}/thanks?outcome=welcome`,
    known: `${shop.path}/thanks?outcome=not_new`,
    own: `${shop.path}/thanks?outcome=self_referral`,
    unknown: "/r/NOBODY22",
  };
  for (const language of LANGUAGES) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        for (const [name, path] of Object.entries(pages)) {
          const joint = path.includes("?") ? "&" : "?";
          await page.goto(`${server.url}${path}${joint}lang=${language}`);
          if (name === "faults") {
            await page.locator("#contact").fill("12");
            await page.locator("button").click();
            await page.locator("#name-error").waitFor();
          }
          const file = `${name}-${language}-${colorScheme}-${size}.png`;
          await page.screenshot({ path: join(folder, file), fullPage: true });
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

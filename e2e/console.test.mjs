// Every page of the console in a browser: nothing breaks, nothing is asked of another
// host, nothing is wider than the window, and axe finds nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { findings, openPage, overflow, startBrowser } from "./browser.mjs";
import { enter, places, signedIn, speak, visit, withoutProbe } from "./console.mjs";
import { startServer } from "./server.mjs";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const DIRECTIONS = { en: "ltr", "zh-Hans": "ltr", fa: "rtl" };
// Every language, size and look takes a quarter of an hour: GOODWORD_E2E=whole asks for it.
const IS_WHOLE = process.env.GOODWORD_E2E === "whole";
const LANGUAGES = IS_WHOLE ? Object.keys(DIRECTIONS) : ["en"];
const LOOKS = IS_WHOLE ? ["light", "dark"] : ["light"];
const SEEN = IS_WHOLE ? SIZES : { phone: SIZES.phone };

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

async function look(language, colorScheme, viewport) {
  const context = await signedIn(browser, door, { language, colorScheme, viewport });
  const faults = [];
  for (const [name, path] of Object.entries(everywhere)) {
    const { page, foreign, broken } = await openPage(context, server.url);
    try {
      const response = await visit(page, server, path);
      if (response.status() !== 200) faults.push(`${name}: status ${response.status()}`);
      const html = page.locator("html");
      const said = [await html.getAttribute("lang"), await html.getAttribute("dir")];
      if (said.join() !== [language, DIRECTIONS[language]].join()) faults.push(`${name}: ${said}`);
      const wide = await overflow(page);
      if (wide > 0) faults.push(`${name}: ${wide} px wider than the window`);
      faults.push(...(await findings(page)).map((found) => `${name}: ${found}`));
    } catch (error) {
      faults.push(`${name}: ${error}`);
    }
    faults.push(...withoutProbe(broken).map((text) => `${name}: ${text}`));
    faults.push(...foreign.map((address) => `${name} asks ${address}`));
    await page.close();
    await context.unrouteAll();
  }
  await context.close();
  return faults;
}

for (const language of LANGUAGES) {
  test(`the console in ${language}`, async (t) => {
    if (door === undefined) return t.skip("this build prints no one-time link");
    await speak(browser, server, door, language);
    for (const [size, viewport] of Object.entries(SEEN)) {
      for (const colorScheme of LOOKS) {
        const faults = await look(language, colorScheme, viewport);
        assert.deepEqual(faults, [], `${size}, ${colorScheme}:\n${faults.join("\n")}`);
      }
    }
  });
}

test("nobody is let in without signing in", async (t) => {
  if (door === undefined) return t.skip("this build prints no one-time link");
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const { page, foreign, broken } = await openPage(context, server.url);
  await page.goto(`${server.url}/console/rewards`);
  await page.waitForURL(/\/console\/sign-in/);
  await page.locator("input[type=password]").waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(withoutProbe(broken), []);
  assert.deepEqual(foreign, []);
  await context.close();
});

// The loop closes: who signs up gets a link and a page of their own. In every
// language, on a telephone and at a desk, with and without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { LANGUAGES, SIZES, findings, startBrowser } from "./browser.mjs";
import { launch, startServer } from "./server.mjs";
import { fits, phone, signUp, visitor } from "./visitor.mjs";

const WORDS = {
  en: { direction: "ltr", name: "Zebulon Quux", initial: "Z…", digits: /500/ },
  "zh-Hans": { direction: "ltr", name: "韩梅梅", initial: "韩**", digits: /500/ },
  "zh-Hant": { direction: "ltr", name: "韓梅梅", initial: "韓**", digits: /500/ },
  fa: { direction: "rtl", name: "لیلا رستمی", initial: "ل…", digits: /۵۰۰/ },
};

let server;
let browser;
let shop;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  shop = await launch(server, "storage-both-sides", "C-1", "Li Lei");
});

after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0, "the server ends well when it is told to");
});

const open = (options) => visitor(browser, server, options);

async function onFile() {
  const { items } = await server.api("GET", `/api/v1/advocates?program=${shop.program}&limit=200`);
  return items;
}

for (const language of LANGUAGES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const javaScriptEnabled of [false, true]) {
      const script = javaScriptEnabled ? "with" : "without";
      test(`${language}, ${size}, ${script} JavaScript: from one friend to the next`, async () => {
        const words = WORDS[language];
        const visit = await open({ viewport, javaScriptEnabled });
        const { page } = visit;
        const sound = async (place) => {
          await fits(page);
          if (javaScriptEnabled) assert.deepEqual(await findings(page), [], place);
          assert.equal(await page.locator("html").getAttribute("dir"), words.direction);
          assert.equal(await page.locator("button:visible").count() > 0, javaScriptEnabled);
        };

        await page.goto(`${server.url}${shop.path}?lang=${language}`);
        await signUp(page, words.name, phone());
        assert.match(page.url(), /\/s\/[0-9a-f]{32}\/thanks\?outcome=welcome/);
        const link = await page.locator("#link").inputValue();
        assert.match(link, /\/r\/[0-9A-Z]{8}$/);
        assert.ok(!link.endsWith(shop.path));
        assert.equal(await page.locator(".code:visible").innerText(), link.slice(-8));
        assert.ok((await page.locator("#message").inputValue()).includes(link));
        assert.ok(await page.locator("svg.qr").isVisible());
        await sound("thanks");

        await page.locator(".keep a.button").click();
        await page.waitForURL(/\/s\/[0-9a-f]{32}$/);
        const own = page.url();
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        assert.equal(await page.locator("#link").inputValue(), link);
        assert.match(await page.locator(".balances").innerText(), words.digits);
        assert.equal(await page.locator("progress").getAttribute("value"), "0");
        await sound("own page");

        const friend = await open({ viewport, javaScriptEnabled });
        await friend.page.goto(`${link}?lang=${language}`);
        await signUp(friend.page, words.name, phone());
        assert.notEqual(new URL(friend.page.url()).pathname.split("/")[2], own.split("/").pop());
        await friend.close();

        await page.reload();
        assert.equal(await page.locator("progress").getAttribute("value"), "500");
        assert.match(await page.locator(".rows .name").first().innerText(), /./);
        const text = await page.locator("main").innerText();
        assert.ok(text.replace(/[\u2068\u2069]/g, "").includes(words.initial), text);
        assert.ok(!text.includes(words.name));
        await sound("own page with a friend");

        assert.deepEqual(visit.foreign, []);
        assert.deepEqual(visit.broken, []);
        await visit.close();
      });
    }
  }
}

describe("with what the browser can do", () => {
  test("copies the link, shares it, and prints a poster", async () => {
    const { context, page, broken, close } = await open({ viewport: SIZES.phone });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => {
      navigator.share = async (what) => {
        window.shared = what;
      };
      navigator.canShare = () => true;
      window.print = () => {
        window.printed = true;
      };
    });
    const [advocate] = await onFile();
    await page.goto(`${advocate.share_page}?lang=en`);
    await page.locator("[data-copy=link]").click();
    await page.locator("#said:text('Copied')").waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), advocate.link);
    await page.locator("[data-copy=message]").click();
    const message = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(message.includes(`${advocate.link}?via=chat`), message);
    await page.locator("[data-share]").click();
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.url, `${advocate.link}?via=social`);
    await page.locator("[data-print]").click();
    assert.equal(await page.evaluate(() => window.printed), true);
    assert.deepEqual(broken, []);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".poster svg").isVisible());
    assert.ok(!(await page.locator("h1").isVisible()));
    await close();
  });

  test("shows no button for what it cannot do", async () => {
    const { page, close } = await open({});
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "share", { value: undefined });
    });
    const [advocate] = await onFile();
    await page.goto(`${advocate.share_page}?lang=en`);
    assert.ok(!(await page.locator("[data-share]").isVisible()));
    await close();
  });

  test("draws the QR code as a file that anybody may keep", async () => {
    const { page, close } = await open({});
    const [advocate] = await onFile();
    const picture = await page.goto(`${server.url}/q/${advocate.code}.svg`);
    assert.equal(picture.headers()["content-type"], "image/svg+xml");
    const { width, height } = await page.locator("svg").boundingBox();
    assert.ok(width === height && width > 200, `${width} x ${height}`);
    await close();
  });
});

test("reads everything in the dark, and touches targets of 44 pixels", async () => {
  const [advocate] = await onFile();
  for (const language of LANGUAGES) {
    const { page, close } = await open({ colorScheme: "dark", viewport: SIZES.phone });
    await page.goto(`${advocate.share_page}?lang=${language}`);
    assert.deepEqual(await findings(page), [], `own page in ${language}`);
    for (const target of await page.locator("main a:visible, main button:visible, #link").all()) {
      const { width, height } = await target.boundingBox();
      const what = await target.evaluate((element) => element.outerHTML);
      assert.ok(width >= 44 && height >= 43.9, `${width} x ${height}: ${what}`);
    }
    await page.goto(`${advocate.share_page}/thanks?outcome=welcome&lang=${language}`);
    assert.deepEqual(await findings(page), [], `thanks in ${language}`);
    await page.goto(`${server.url}/s/${"0".repeat(32)}?lang=${language}`);
    assert.deepEqual(await findings(page), [], `no such page in ${language}`);
    await close();
  }
});

test("staff renew an address that leaked", async () => {
  const [advocate] = await onFile();
  const renewed = await server.api("POST", `/api/v1/advocates/${advocate.id}/share-page`);
  assert.equal(renewed.link, advocate.link);
  const { page, close } = await open({});
  assert.equal((await page.goto(advocate.share_page)).status(), 404);
  assert.equal((await page.goto(renewed.share_page)).status(), 200);
  await close();
});

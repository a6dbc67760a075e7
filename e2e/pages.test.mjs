// The public pages in a browser: every language, with and without JavaScript,
// on a telephone and at a desk.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { LANGUAGES, SIZES, findings, startBrowser } from "./browser.mjs";
import { launch, startServer } from "./server.mjs";
import { fits, phone, visitor } from "./visitor.mjs";

const WORDS = {
  en: { thanks: "Thank you, and welcome!", name: "Zebulon Quux", direction: "ltr" },
  "zh-Hans": { thanks: "谢谢，欢迎您！", name: "韩梅梅", direction: "ltr" },
  "zh-Hant": { thanks: "謝謝，歡迎您！", name: "韓梅梅", direction: "ltr" },
  fa: { thanks: "سپاسگزاریم، خوش آمدید!", name: "لیلا رستمی", direction: "rtl" },
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

function open(options) {
  return visitor(browser, server, options);
}

async function rewards() {
  const { items } = await server.api("GET", `/api/v1/rewards?program=${shop.program}&limit=200`);
  return items;
}

async function accessible(page, javaScript, place) {
  if (javaScript) assert.deepEqual(await findings(page), [], place);
}

for (const language of LANGUAGES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const javaScriptEnabled of [false, true]) {
      const script = javaScriptEnabled ? "with" : "without";
      test(`${language}, ${size}, ${script} JavaScript: a friend signs up`, async () => {
        const words = WORDS[language];
        const visit = await open({ viewport, javaScriptEnabled });
        const { page } = visit;
        const earlier = (await rewards()).length;

        const landing = await page.goto(`${server.url}${shop.path}?lang=${language}&via=qr`);
        assert.equal(landing.status(), 200);
        const html = page.locator("html");
        assert.equal(await html.getAttribute("lang"), language);
        assert.equal(await html.getAttribute("dir"), words.direction);
        assert.match(await page.locator("h1").innerText(), /Li Lei/);
        await fits(page);
        await accessible(page, javaScriptEnabled, "landing");

        await page.locator("#name").fill(words.name);
        await page.locator("#contact").fill("12");
        await page.locator("button").click();
        assert.equal(await page.locator("#name").inputValue(), words.name);
        assert.equal(await page.locator("#contact").inputValue(), "12");
        assert.ok(await page.locator("#contact-error").isVisible());
        assert.ok(await page.locator("#consent-error").isVisible());
        assert.equal(await page.locator("#name-error").count(), 0);
        const focused = page.locator("input:focus");
        assert.equal(await focused.getAttribute("id"), "contact");
        await fits(page);
        await accessible(page, javaScriptEnabled, "landing with faults");

        const number = phone();
        await page.locator("#contact").fill(number);
        await page.locator("#consent").check();
        await page.locator("button").click();
        await page.waitForURL(/\/thanks\?/);
        assert.equal(await page.locator("h1").innerText(), words.thanks);
        await fits(page);
        await accessible(page, javaScriptEnabled, "thanks");
        await page.reload();
        assert.equal(await page.locator("h1").innerText(), words.thanks);

        assert.equal((await rewards()).length, earlier + 2, "one for each side, once");
        assert.deepEqual(visit.foreign, []);
        assert.deepEqual(visit.broken, []);
        for (const address of visit.asked) {
          const readable = decodeURIComponent(address);
          assert.ok(!readable.includes(number) && !readable.includes(words.name), readable);
        }
        await visit.close();
      });
    }
  }
}

describe("whoever comes otherwise", () => {
  test("signs up with the keyboard alone", async () => {
    const { page, close } = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}${shop.path}?lang=en`);
    await page.keyboard.press("Tab");
    assert.equal(await page.locator("a:focus").innerText(), "Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Zebulon");
    await page.keyboard.press("Tab");
    await page.keyboard.type(phone());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    assert.equal(await page.locator("button:focus").count(), 1, "the trap takes no focus");
    await page.keyboard.press("Enter");
    await page.waitForURL(/outcome=welcome/);
    await close();
  });

  test("refuses cookies and is referred all the same", async () => {
    const { page, close } = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}${shop.path}?lang=en`);
    await page.locator("#name").fill("No Cookie");
    await page.locator("#contact").fill(phone());
    await page.locator("#consent").check();
    await page.context().clearCookies();
    await page.locator("button").click();
    await page.waitForURL(/outcome=welcome/);
    await close();
  });

  test("is told kindly that this is their own link, and changes the language there", async () => {
    const { page, close } = await open({});
    await page.goto(`${server.url}${shop.path}?lang=en`);
    await page.locator("#name").fill("Li Lei");
    await page.locator("#contact").fill("139 0000 0000");
    await page.locator("#consent").check();
    await page.locator("button").click();
    await page.waitForURL(/outcome=self_referral/);
    assert.equal(await page.locator("h1").innerText(), "This is your own link");
    assert.deepEqual(await findings(page), []);
    await page.locator("nav a[lang=fa]").click();
    assert.equal(await page.locator("h1").innerText(), "این پیوندِ خود شماست");
    await close();
  });

  test("reads everything in the dark", async () => {
    for (const language of LANGUAGES) {
      const { page, close } = await open({ colorScheme: "dark" });
      await page.goto(`${server.url}${shop.path}?lang=${language}`);
      assert.deepEqual(await findings(page), [], `landing in ${language}`);
      await page.locator("button").click();
      await page.locator("#name-error").waitFor();
      assert.deepEqual(await findings(page), [], `faults in ${language}`);
      await page.goto(`${server.url}${shop.path}/thanks?outcome=welcome&lang=${language}`);
      assert.deepEqual(await findings(page), [], `thanks in ${language}`);
      await page.goto(`${server.url}/r/NOBODY22?lang=${language}`);
      assert.deepEqual(await findings(page), [], `unknown link in ${language}`);
      await close();
    }
  });

  test("touches targets of at least 44 pixels", async () => {
    const { page, close } = await open({ viewport: SIZES.phone });
    for (const language of LANGUAGES) {
      await page.goto(`${server.url}${shop.path}?lang=${language}`);
      await page.locator("button").click();
      await page.locator("#name-error").waitFor();
      for (const target of await page.locator("nav a, .alert a, input[type=text], label.tick, button").all()) {
        if ((await target.getAttribute("id")) === "extra") continue;
        const { width, height } = await target.boundingBox();
        const what = await target.evaluate((element) => element.outerHTML);
        assert.ok(width >= 44 && height >= 44, `${width} x ${height}: ${what}`);
      }
    }
    await close();
  });
});

test("a program with a paused offer shows no form", async () => {
  const other = await launch(server, "coupons-and-points", "C-9", "Han Meimei");
  await server.api("POST", `/api/v1/programs/${other.program}/pause`);
  const { page, close } = await open({});
  await page.goto(`${server.url}${other.path}?lang=en`);
  assert.equal(await page.locator("form").count(), 0);
  assert.match(await page.locator("main").innerText(), /closed at the moment/);
  assert.deepEqual(await findings(page), []);
  await close();
});

test("who signed up before is no new friend elsewhere, and hears it kindly", async () => {
  const other = await launch(server, "travel-credit", "C-1", "Li Lei");
  const { page, close } = await open({});
  const number = phone();
  const signUp = async (path) => {
    await page.goto(`${server.url}${path}?lang=en`);
    await page.locator("#name").fill("Han");
    await page.locator("#contact").fill(number);
    await page.locator("#consent").check();
    await page.locator("button").click();
    await page.waitForURL(/\/thanks/);
  };
  await signUp(shop.path);
  await signUp(other.path);
  assert.match(page.url(), /outcome=not_new/);
  assert.equal(await page.locator("h1").innerText(), "Nice to see you again!");
  await close();
});

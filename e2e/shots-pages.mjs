// Pictures of every public page in every language, light and dark, on a
// telephone and at a desk: `node shots.mjs FOLDER`. For people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { LANGUAGES, SIZES, startBrowser } from "./browser.mjs";
import { fact, launch, startServer } from "./server.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node shots.mjs FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

// Friends of an advocate who came differently far, as a shop's system tells it.
function friends(advocate, names) {
  const facts = [];
  names.forEach((name, index) => {
    const customer = `${advocate}-F${index}`;
    const order = { order: `${advocate}-O${index}` };
    facts.push(
      fact(`i-${customer}`, "referral.introduced", { advocate, friend: customer, channel: "link" }),
      fact(`a-${customer}`, "customer.added", { customer, attributes: { name } }),
    );
    if (index === 0) return;
    const amount = { amount: "1200.00" };
    facts.push(
      fact(`o-${customer}`, "order.placed", { ...order, customer, ...amount, currency: "CNY" }),
      fact(`p-${customer}`, "payment.received", { ...order, ...amount }),
      fact(`d-${customer}`, "order.delivered", order),
    );
    if (index === names.length - 1) {
      facts.push(fact(`r-${customer}`, "order.refunded", { ...order, ...amount }));
    }
  });
  return facts;
}

async function ownPage(launched, customer) {
  const { items } = await server.api("GET", `/api/v1/advocates?program=${launched.program}`);
  return new URL(items.find((item) => item.customer === customer).share_page).pathname;
}

const server = await startServer();
const browser = await startBrowser();
try {
  const shop = await launch(server, "travel-credit", "C-1", "Li Lei");
  const closed = await launch(server, "storage-both-sides", "C-2", "Han Meimei");
  await server.api("POST", `/api/v1/programs/${closed.program}/pause`);
  const dealer = await launch(server, "dealer-milestones", "C-3", "Zhang San");
  const optician = await launch(server, "refund-after-four", "C-4", "Sara");
  const agents = await launch(server, "agent-commission", "C-5", "Reza");
  const people = ["Lin Tao", "王芳", "Ada Byron", "لیلا رستمی", "陳大文"];
  const own = { order: "own", amount: "1280.00" };
  await server.api("POST", "/api/v1/events", [
    ...friends("C-3", people),
    fact("own-1", "order.placed", { ...own, customer: "C-4", currency: "CNY" }),
    fact("own-2", "payment.received", own),
  ]);
  const [card, brokers] = [await ownPage(optician, "C-4"), await ownPage(agents, "C-5")];
  const stones = await ownPage(dealer, "C-3");
  const pages = {
    share: stones,
    thanks: `${stones}/thanks?outcome=welcome`,
    cards: card,
    agents: brokers,
    gone: `/s/${"0".repeat(32)}`,
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

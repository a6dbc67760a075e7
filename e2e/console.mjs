// The console, to whoever tests or pictures it: how to get in, and where to look.

const PERSON = {
  name: "Robin Hart",
  email: "robin.hart@example.org",
  password: "correct horse battery staple",
};

// Signs in by the one-time link that the server printed. Answers what the browser must
// keep to stay signed in and how to write with it; undefined where the server has no
// console, or printed no link.
export async function enter(server, browser) {
  const [, token] = /\/console\/welcome#([^\s]+)/.exec(server.said()) ?? [];
  if (token === undefined) return undefined;
  const context = await browser.newContext();
  const post = async (path, data) => {
    const answer = await context.request.post(`${server.url}/api/v1/session/${path}`, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  // What a link asks for depends on what it is for; one that only signs in asks nothing.
  const { purpose } = await post("link/look", { token });
  const given = purpose === "first_administrator" ? PERSON : {};
  const session = await post("link", { token, ...given });
  const state = await context.storageState();
  await context.close();
  return { state, session };
}

// A signed-in context in a language, light or dark; it has chosen both before. The
// person has no language of their own on the server, which would go before.
export async function signedIn(browser, { state }, look) {
  const { language, colorScheme, viewport, reducedMotion = "reduce" } = look;
  const given = { colorScheme, viewport, reducedMotion };
  const context = await browser.newContext({ storageState: state, ...given });
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem("goodword.language", language);
      localStorage.setItem("goodword.theme", theme);
    },
    [language, colorScheme],
  );
  return context;
}

// Every page of the console that a signed-in person can see, by name. What stands in an
// address is taken from the demonstration's data.
export async function places(server) {
  const first = async (path) => (await server.api("GET", `/api/v1/${path}`)).items[0];
  const live = async () => {
    const { items } = await server.api("GET", "/api/v1/programs?limit=50");
    return items.find(({ state, version }) => state === "live" && version === 2) ?? items[0];
  };
  const [program, referral, reward] = [
    await live(),
    await first("referrals?state=converted&limit=1"),
    await first("rewards?limit=1"),
  ];
  const advocate = encodeURIComponent(referral.advocate);
  return {
    dashboard: "/",
    programs: "/programs",
    "program-new": "/programs/new",
    program: `/programs/${program.id}`,
    "program-next": `/programs/${program.id}/next`,
    referrals: "/referrals",
    referral: `/referrals?open=${referral.id}`,
    rewards: "/rewards",
    reward: `/rewards?open=${reward.id}`,
    refusals: "/refusals",
    customers: "/customers",
    customer: `/customers/${advocate}`,
    ledger: "/ledger",
    mail: "/mail",
    webhooks: "/webhooks",
    keys: "/keys",
    staff: "/staff",
    settings: "/settings",
    profile: "/profile",
  };
}

// Loads a page of the console anew, and waits until it shows what it has to show.
export async function load(seen, server, path) {
  await seen.page.goto(`${server.url}/console${path}`, { waitUntil: "load" });
  await seen.page.locator("main").first().waitFor({ timeout: 20_000 });
  await settled(seen);
}

// Goes on to a page of the console, as a click on a link of the console does.
export async function go(seen, path) {
  await seen.page.evaluate((path) => history.pushState(null, "", `/console${path}`), path);
  await settled(seen);
}

// Waits until nothing is asked for, nothing is awaited, and nothing moves.
export async function settled({ page, waiting }, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if ((await page.evaluate(isQuiet, 120)) && waiting.size === 0) return;
  }
  throw new Error(`after ${seconds} s it still waits for ${[...waiting].map((one) => one.url())}`);
}

// Whether nothing changes on the page for so many milliseconds; in the browser.
async function isQuiet(milliseconds) {
  let changes = 0;
  const watch = new MutationObserver(() => {
    changes += 1;
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  await new Promise((done) => setTimeout(done, milliseconds));
  watch.disconnect();
  const busy = ".ant-spin-spinning, .ant-skeleton-active, [aria-busy=true]";
  const moves = document.getAnimations().filter(({ playState }) => playState === "running");
  return changes === 0 && moves.length === 0 && document.querySelector(busy) === null;
}

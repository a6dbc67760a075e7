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

// A signed-in context in a language, light or dark; it has chosen both before.
export async function signedIn(browser, { state }, { language, colorScheme, viewport }) {
  const context = await browser.newContext({ storageState: state, colorScheme, viewport });
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem("goodword.language", language);
      localStorage.setItem("goodword.theme", theme);
    },
    [language, colorScheme],
  );
  return context;
}

// Tells the server the language as well: a person's own goes before the browser's.
export async function speak(browser, server, { state, session }, language) {
  const context = await browser.newContext({ storageState: state });
  const answer = await context.request.patch(`${server.url}/api/v1/session`, {
    data: { language },
    headers: { "x-csrf-token": session.csrf_token },
  });
  await context.close();
  if (!answer.ok()) throw new Error(`the language: ${answer.status()} ${await answer.text()}`);
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

// Goes to a page of the console and waits until it shows what it has to show.
export async function visit(page, server, path) {
  const response = await page.goto(`${server.url}/console${path}`, { waitUntil: "load" });
  await page.locator("main").first().waitFor({ timeout: 20_000 });
  const busy = ".ant-spin-spinning, .ant-skeleton-active, [aria-busy=true]";
  await page.waitForFunction((busy) => document.querySelector(busy) === null, busy, {
    timeout: 20_000,
  });
  // Charts and drawers move for a moment.
  await page.waitForTimeout(500);
  return response;
}

// One complaint a load is known and leaves nothing behind: antd tries a style without
// its nonce.
export function withoutProbe(broken) {
  return broken.filter((text) => !/Content Security Policy/.test(text) || !/style-src/.test(text));
}

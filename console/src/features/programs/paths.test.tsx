import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { PRESETS } from "@/testing/presets";
import { type Answers, openScreen } from "@/testing/screen";
import type { Definition } from "./definition/model";

const definitionOf = (name: string): Definition =>
  PRESETS.find(([preset]) => preset === name)?.[1] ?? {};

const TRAVEL = definitionOf("travel-credit");

const draft = (change: object = {}) => ({
  id: "drf_1",
  name: "travel-credit",
  title: TRAVEL.title,
  preset: "travel-credit",
  program: null,
  definition: TRAVEL,
  faults: [],
  updated_at: "2026-01-01T00:00:00Z",
  ...change,
});

const program = (change: object = {}) => ({
  id: "prg_1",
  name: "travel-credit",
  title: TRAVEL.title,
  state: "live",
  live_from: "2026-01-01T00:00:00Z",
  version: 1,
  definition: TRAVEL,
  ...change,
});

const event = (id: string, type: string, data: object) => ({
  specversion: "1.0",
  id,
  source: "/s",
  type,
  time: `2026-03-0${id}T10:00:00Z`,
  data,
});

const STEPS = [
  {
    text: { en: "Ada tells Lin.", fa: "آدا به لین می‌گوید." },
    event: event("1", "referral.introduced", { advocate: "Ada", friend: "Lin", channel: "link" }),
  },
  { text: { en: "Lin signs up." }, event: event("2", "customer.added", { customer: "Lin" }) },
];

const TRIED = {
  summary: {
    referrals: { introduced: 1, qualified: 1, converted: 0, refused: 0, voided: 0 },
    balances: { Lin: { CNY: { available: "100.00", pending: "0.00" } } },
    discounts: {},
  },
  events: STEPS.map((step) => ({ ...step.event, outcome: "applied", reason: null })),
  decisions: [
    {
      decision: "reward",
      at: "2026-03-02T10:00:00Z",
      reward: "r",
      beneficiary: "Lin",
      friend: "Lin",
      event: "2",
      amounts: [{ unit: "CNY", amount: "100.00" }],
      because: { rule: 1, arithmetic: "100.00" },
      reason: null,
      meaning: null,
    },
    {
      decision: "refusal",
      at: "2026-03-01T10:00:00Z",
      reward: null,
      beneficiary: null,
      friend: "Lin",
      event: "1",
      amounts: [],
      because: null,
      reason: "already_referred",
      meaning: "Another advocate introduced this friend first.",
    },
  ],
};

/** What would differ for somebody; a literal with `then` would look like a promise. */
const differs = (beneficiary: string, now: string, instead: string) =>
  Object.fromEntries(Object.entries({ beneficiary, unit: "CNY", now }).concat([["then", instead]]));

const PRESET_ANSWERS: Answers = {
  "GET /presets": {
    body: {
      items: [
        {
          name: "travel-credit",
          practice: "P02",
          title: TRAVEL.title,
          summary: TRAVEL.summary,
          offer: TRAVEL.offer,
          criteria: TRAVEL.criteria,
        },
      ],
      next: null,
    },
  },
  "GET /presets/travel-credit": { body: { name: "travel-credit", definition: TRAVEL, text: "" } },
  "GET /presets/travel-credit/examples": { body: { steps: STEPS } },
};

// A whole path on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const button = (name: string | RegExp) => screen.findByRole("button", { name });

test("from the gallery to a draft that was adjusted and tried", async () => {
  let kept: Definition = TRAVEL;
  const calls = await openScreen("/programs/new", {
    ...PRESET_ANSWERS,
    "POST /drafts": { status: 201, body: draft() },
    "GET /drafts/drf_1": () => ({ body: draft({ definition: kept }) }),
    "PUT /drafts/drf_1": ({ body }) => {
      kept = (body as { definition: Definition }).definition;
      return { body: draft({ definition: kept }) };
    },
    "POST /programs/try": { body: TRIED },
  });
  const user = userEvent.setup();
  await user.click(await button("Choose Travel credit"));

  // Who gets what, in words.
  expect(await screen.findByText("When the friend signs up, the friend gets ¥100.")).toBeVisible();
  await user.click(await button("Next: Figures and texts"));

  // A figure is changed; the words follow, and the draft is saved.
  const [amount] = await screen.findAllByLabelText("Amount");
  await user.clear(amount as HTMLElement);
  await user.type(amount as HTMLElement, "120");
  expect(await screen.findByText("When the friend signs up, the friend gets ¥120.")).toBeVisible();
  await user.click(await button("Next: Try it"));
  await waitFor(() => {
    const saved = calls.findLast(({ method }) => method === "PUT")?.body as {
      definition: { rule: { gives: unknown }[] };
    };
    expect(saved.definition.rule[0]?.gives).toEqual({
      unit: "CNY",
      amount: "120",
      expires_days: 365,
    });
  });

  // The trial has run by itself, on what was saved.
  expect(await screen.findByText("Lin signs up.")).toBeVisible();
  expect(await screen.findByText("Lin gets ¥100")).toBeVisible();
  const tried = calls.find(({ path }) => path === "/api/v1/programs/try")?.body as {
    definition: Definition;
    events: unknown[];
  };
  expect(tried.definition).toEqual(kept);
  expect(tried.events).toHaveLength(2);
});

test("a launch leads to what to do next, and the first advocate has a link at once", async () => {
  const calls = await openScreen("/programs/drafts/drf_1?step=launch", {
    "GET /drafts/drf_1": { body: draft() },
    "POST /drafts/drf_1/launch": { status: 201, body: program() },
    "GET /programs/prg_1": { body: program() },
    "POST /advocates": {
      status: 201,
      body: {
        id: "adv_1",
        program: "prg_1",
        customer: "Ada",
        code: "H7KQ2MPD",
        link: "https://shop.example/r/H7KQ2MPD",
        share_page: "https://shop.example/s/x",
        enrolled_at: "2026-01-01T00:00:00Z",
      },
    },
  });
  const user = userEvent.setup();
  await user.click(await button(/Launch the program/));
  expect(await screen.findByText("“Travel credit” is live. What next?")).toBeVisible();
  expect(calls.find(({ path }) => path === "/api/v1/drafts/drf_1/launch")?.body).toEqual({});

  // The first advocate has a link and a code at once.
  const customer = await screen.findByRole("combobox");
  await user.type(customer, "Ada");
  await user.click(await button("Enrol"));
  expect(await screen.findByText("H7KQ2MPD")).toBeVisible();
  expect(screen.getByRole("img", { name: /H7KQ2MPD/ })).toHaveAttribute("src", "/q/H7KQ2MPD.svg");
});

test("faults stand at their fields, in the reader's words, and hold the launch", async () => {
  const faults = [
    {
      field: "definition.rule[1].when.least",
      reason: "'x' is not an amount like 500.00, without a sign",
    },
    { field: "definition.rule[0]", reason: "a percentage needs an order" },
    { field: "definition.odd", reason: "is not known here" },
  ];
  await openScreen("/programs/drafts/drf_1?step=figures", {
    "GET /drafts/drf_1": { body: draft({ faults }) },
  });
  const least = await screen.findByLabelText("Order of at least");
  const item = least.closest(".ant-form-item") as HTMLElement;
  expect(
    await within(item).findByText("Please give an amount like 500 or 500.00."),
  ).toBeInTheDocument();
  expect(screen.getByText("a percentage needs an order")).toBeInTheDocument();
  expect(screen.getByText("is not known here")).toBeInTheDocument();

  const user = userEvent.setup();
  await user.click(await button("Next: Try it"));
  expect(await screen.findByText("3 things must be mended first.")).toBeVisible();
});

test("a missing translation is marked", async () => {
  const { fa: _, ...title } = TRAVEL.title as Record<string, string>;
  await openScreen("/programs/drafts/drf_1?step=figures", {
    "GET /drafts/drf_1": { body: draft({ definition: { ...TRAVEL, title } }) },
  });
  const tab = await screen.findByRole("tab", { name: /فارسی/ });
  expect(tab).toHaveTextContent("missing");
  expect(screen.getByRole("tab", { name: /English/ })).not.toHaveTextContent("missing");
});

test("what the form cannot show is changed as text", async () => {
  const odd = { ...TRAVEL, rule: [{ for: "advocate", on: "paid", gives: { percent: 8 } }] };
  const calls = await openScreen("/programs/drafts/drf_1?step=figures", {
    "GET /drafts/drf_1": { body: draft({ definition: odd }) },
    "PUT /drafts/drf_1": ({ body }) => ({ body: draft(body as object) }),
  });
  const text = await screen.findByLabelText("Definition as text");
  const user = userEvent.setup();
  await user.clear(text);
  await user.click(text);
  await user.paste('{"name": ');
  expect(await screen.findByText(/This is no JSON yet/)).toBeInTheDocument();
  await user.paste('"mine"}');
  await waitFor(
    () =>
      expect(calls.findLast(({ method }) => method === "PUT")?.body).toEqual({
        definition: { name: "mine" },
      }),
    { timeout: 20_000 },
  );
});

test("the trial says what each fact did and why not, and runs again when one changes", async () => {
  const calls = await openScreen("/programs/drafts/drf_1?step=try", {
    ...PRESET_ANSWERS,
    "GET /drafts/drf_1": { body: draft() },
    "POST /programs/try": { body: TRIED },
  });
  expect(
    await screen.findByText(/Nothing for Lin: Another advocate introduced this friend first/),
  ).toBeVisible();
  const user = userEvent.setup();
  await user.click(await button("Remove the fact: Ada tells Lin."));
  expect(await screen.findByText("Something was changed since the last run.")).toBeVisible();
  expect(screen.queryByText("Lin gets ¥100")).not.toBeInTheDocument();
  await user.click(await button(/Run again/));
  await waitFor(() => {
    const runs = calls.filter(({ path }) => path === "/api/v1/programs/try");
    expect(runs).toHaveLength(2);
    const body = runs[1]?.body as { events: { id: string }[] } | undefined;
    expect(body?.events.map(({ id }) => id)).toEqual(["2"]);
  });
});

test("a new version shows what it would change before it is published", async () => {
  const calls = await openScreen("/programs/drafts/drf_1?step=change", {
    "GET /drafts/drf_1": { body: draft({ program: "prg_1", preset: null }) },
    "POST /programs/prg_1/preview": {
      body: {
        facts: 378,
        rewards_now: { CNY: "4400.00" },
        rewards_then: { CNY: "4420.00" },
        changed: [differs("Ada", "100.00", "150.00"), differs("Bob", "100.00", "70.00")],
      },
    },
    "POST /drafts/drf_1/launch": { status: 201, body: program({ version: 2 }) },
    "GET /programs/prg_1": { body: program({ version: 2 }) },
    "GET /programs/prg_1/versions": {
      body: {
        items: [
          { version: 2, since: "2026-02-01T00:00:00Z", definition: TRAVEL },
          { version: 1, since: "2026-01-01T00:00:00Z", definition: TRAVEL },
        ],
        next: null,
      },
    },
  });
  expect(await screen.findByText("+ ¥50")).toBeVisible();
  expect(screen.getByText("− ¥30")).toBeVisible();
  expect(screen.getByText("378 facts were read.")).toBeVisible();
  expect(calls.some(({ path }) => path.endsWith("/launch"))).toBe(false);
  const user = userEvent.setup();
  await user.click(await button("Publish the new version"));
  expect(await screen.findByText("Version 2")).toBeInTheDocument();
  expect(calls.filter(({ path }) => path === "/api/v1/drafts/drf_1/launch")).toHaveLength(1);
});

test("ending a program names what happens, and asks first", async () => {
  const calls = await openScreen("/programs/prg_1", {
    "GET /programs/prg_1": { body: program() },
    "GET /programs/prg_1/figures": {
      body: {
        referrals: { introduced: 2, qualified: 1, converted: 7, refused: 1, voided: 0 },
        given: [{ unit: "CNY", amount: "100.75" }],
        refusals: [{ reason: "already_referred", count: 3 }],
      },
    },
    "GET /programs/prg_1/clicks": { body: { items: [], next: null } },
    "POST /programs/prg_1/end": { body: program({ state: "ended" }) },
  });
  expect(await screen.findByText("¥100.75")).toBeVisible();
  // All of them, then each state by itself.
  expect(screen.getByRole("link", { name: "11" })).toHaveAttribute(
    "href",
    "/console/referrals?program=prg_1",
  );
  expect(screen.getByRole("link", { name: "7" })).toHaveAttribute(
    "href",
    "/console/referrals?program=prg_1&state=converted",
  );
  const user = userEvent.setup();
  await user.click(await button("More"));
  await user.click(await screen.findByText("End for good"));
  expect(await screen.findByText(/This cannot be undone/)).toBeInTheDocument();
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "End for good" }));
  await waitFor(() =>
    expect(calls.some(({ path }) => path === "/api/v1/programs/prg_1/end")).toBe(true),
  );
});

import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";

import { type Call, openConsole, page, SESSION, Stream, serve } from "@/testing/app";

const referral = (id: string, friend: string, state = "introduced") => ({
  id,
  program: "prg_1",
  advocate: "C-1",
  friend,
  channel: "link",
  state,
  reason: null,
  introduced_at: "2026-11-27T08:00:00Z",
  qualified_at: null,
  converted_at: null,
  voided_at: null,
  event_source: "/shop",
  event_id: id,
});

const PROGRAM = {
  id: "prg_1",
  name: "spring",
  title: { en: "Spring offer" },
  state: "live",
  version: 1,
  live_from: "2026-01-01T00:00:00Z",
  definition: {},
};

function world(referrals: (call: Call) => unknown) {
  return serve({
    "GET /api/v1/session": SESSION,
    "GET /api/v1/programs": page([PROGRAM]),
    "GET /api/v1/rewards": page([]),
    "GET /api/v1/refusals": page([]),
    "GET /api/v1/events": page([]),
    "GET /api/v1/referrals": (call: Call) => ({ body: referrals(call) }),
    "GET /api/v1/referrals/ref_1": referral("ref_1", "C-2"),
  });
}

const lists = (calls: Call[]) => calls.filter(({ path }) => path === "/api/v1/referrals");

describe("the list of referrals", () => {
  test("asks for what the address says, and the address says what is filtered", async () => {
    const calls = world(() => page([referral("ref_1", "C-2", "converted")]));
    const { address } = await openConsole("/referrals?state=converted&advocate=C-1");
    await screen.findByText("C-2");
    const asked = lists(calls)[0]?.query;
    expect(asked?.get("state")).toBe("converted");
    expect(asked?.get("advocate")).toBe("C-1");
    expect(asked?.get("order")).toBe("desc");

    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Friend"), "C-9{Enter}");
    await waitFor(() =>
      expect(address()).toBe("/referrals?state=converted&advocate=C-1&friend=C-9"),
    );
    await waitFor(() => expect(lists(calls).at(-1)?.query.get("friend")).toBe("C-9"));
    await user.click(screen.getByRole("button", { name: "Reset filters" }));
    await waitFor(() => expect(address()).toBe("/referrals"));
  });

  test("keeps to words that it knows", async () => {
    const calls = world(() => page([]));
    await openConsole("/referrals?state=nonsense");
    await screen.findByText(/Nobody has been introduced yet/);
    expect(lists(calls)[0]?.query.has("state")).toBe(false);
  });

  test("goes on where the page ended", async () => {
    const calls = world(({ query }) =>
      query.get("cursor") === "two"
        ? page([referral("ref_2", "C-3")])
        : page([referral("ref_1", "C-2")], "two"),
    );
    await openConsole("/referrals");
    await screen.findByText("C-2");
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    await screen.findByText("C-3");
    expect(screen.getByText("C-2")).toBeVisible();
    expect(lists(calls)).toHaveLength(2);
  });

  test("says what went wrong and reads again", async () => {
    let broken = true;
    serve({
      "GET /api/v1/session": SESSION,
      "GET /api/v1/programs": page([PROGRAM]),
      "GET /api/v1/referrals": () =>
        broken
          ? { status: 422, body: { code: "malformed", detail: "advocate is too long" } }
          : { body: page([referral("ref_1", "C-2")]) },
    });
    await openConsole("/referrals");
    expect(await screen.findByText("advocate is too long")).toBeVisible();
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("C-2");
  });

  test("opens one beside the list, by an address that can be sent on", async () => {
    world(() => page([referral("ref_1", "C-2")]));
    const { address } = await openConsole("/referrals");
    await userEvent.click(await screen.findByRole("link", { name: "C-2" }));
    expect(address()).toBe("/referrals?open=ref_1");
    const drawer = await screen.findByRole("dialog");
    expect(await within(drawer).findByText("Spring offer")).toBeVisible();
  });
});

describe("news", () => {
  const change = {
    topic: "referral.introduced",
    program: "prg_1",
    referral: "ref_2",
    reward: null,
    advocate: "C-1",
    friend: "C-3",
    at: "2026-11-27T09:00:00Z",
  };

  test("are counted, and shown when asked for", async () => {
    let items = [referral("ref_1", "C-2")];
    const calls = world(() => page(items));
    await openConsole("/referrals");
    await screen.findByText("C-2");
    items = [referral("ref_2", "C-3"), ...items];
    act(() => Stream.all[0]?.say(change));
    expect(await screen.findByText("1 new referral")).toBeVisible();
    expect(screen.queryByText("C-3")).toBeNull();
    expect(lists(calls)).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Show" }));
    await screen.findByText("C-3");
    await waitFor(() => expect(screen.queryByText("1 new referral")).toBeNull());
  });

  test("of what nobody looks at wait at the menu", async () => {
    world(() => page([]));
    await openConsole("/refusals");
    await screen.findByRole("heading", { level: 1 });
    act(() => Stream.all[0]?.say(change));
    const menu = screen.getByRole("navigation");
    await within(menu).findByText("1");
  });

  test("come again after the stream was refused", async () => {
    world(() => page([]));
    await openConsole("/referrals");
    await screen.findByRole("heading", { level: 1 });
    const first = Stream.all[0];
    act(() => {
      first?.close();
      first?.onerror?.();
    });
    await waitFor(() => expect(Stream.all).toHaveLength(2), { timeout: 15_000 });
  });
});

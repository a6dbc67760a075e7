import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";

import { openConsole, page, SESSION, serve } from "@/testing/app";
import { safeBack } from "./back";

const refused = { status: 401, body: { code: "unauthenticated", detail: "sign in" } };

const LISTS = {
  "GET /api/v1/programs": page([]),
  "GET /api/v1/referrals": page([]),
  "GET /api/v1/rewards": page([]),
};

beforeEach(() => window.history.replaceState(null, "", "/"));

describe("signing in", () => {
  test("leads back to where one wanted to go, and shows the token afterwards", async () => {
    let signedIn = false;
    const calls = serve({
      ...LISTS,
      "GET /api/v1/session": () => (signedIn ? { body: SESSION } : refused),
      "POST /api/v1/session": () => {
        signedIn = true;
        return { body: SESSION };
      },
      "DELETE /api/v1/session": () => ({ status: 204 }),
    });
    const { address } = await openConsole("/referrals?state=converted");
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText("E-mail"), "mina@shop.example");
    await user.type(screen.getByLabelText("Password"), "a good secret");
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await screen.findByRole("heading", { level: 1, name: "Referrals" });
    expect(address()).toBe("/referrals?state=converted");
    const sent = calls.find(({ method, path }) => method === "POST" && path === "/api/v1/session");
    expect(sent?.body).toEqual({ email: "mina@shop.example", password: "a good secret" });

    await user.click(screen.getByRole("button", { name: "Your account: Mina" }));
    await user.click(await screen.findByText("Sign out"));
    await screen.findByRole("heading", { name: "Sign in" });
    const left = calls.find(({ method }) => method === "DELETE");
    expect(left?.headers.get("x-csrf-token")).toBe("the-token");
  });

  test("says kindly when address and password do not go together", async () => {
    serve({
      "GET /api/v1/session": () => refused,
      "POST /api/v1/session": () => ({ status: 401, body: { code: "sign_in_failed" } }),
    });
    const { address } = await openConsole("/sign-in");
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText("E-mail"), "mina@shop.example");
    await user.type(screen.getByLabelText("Password"), "wrong");
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText(/do not go together/)).toBeVisible();
    expect(address()).toBe("/sign-in");
  });

  test("is asked for again when a session has ended, without losing the place", async () => {
    serve({
      ...LISTS,
      "GET /api/v1/session": SESSION,
      "GET /api/v1/referrals": () => refused,
    });
    const { address } = await openConsole("/referrals?state=voided");
    await screen.findByText(/Your session has ended/);
    const back = new URLSearchParams(address().split("?")[1]).get("back");
    expect(back).toBe("/referrals?state=voided");
  });

  test("leads nowhere but into this console", () => {
    expect(safeBack("/rewards?open=rwd_1")).toBe("/rewards?open=rwd_1");
    for (const bad of ["//evil.example", "https://evil.example", "/\\evil", "/sign-in?back=/"]) {
      expect(safeBack(bad)).toBeUndefined();
    }
  });
});

describe("a one-time link", () => {
  test("leaves the address at once and asks for what its purpose needs", async () => {
    const calls = serve({
      ...LISTS,
      "GET /api/v1/session": () => refused,
      "POST /api/v1/session/link/look": {
        purpose: "invitation",
        organization: "Lotus",
        email: "mina@shop.example",
        name: "Mina",
      },
      "POST /api/v1/session/link": SESSION,
    });
    window.history.replaceState(null, "", "/console/welcome#s3cr3t");
    await openConsole("/welcome");
    await screen.findByRole("heading", { name: "Welcome to Lotus" });
    expect(window.location.hash).toBe("");
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Choose a password"), "short");
    await user.click(screen.getByRole("button", { name: "Save and begin" }));
    expect(await screen.findByText(/shorter than/)).toBeVisible();
    await user.type(screen.getByLabelText("Choose a password"), " but then longer");
    await user.click(screen.getByRole("button", { name: "Save and begin" }));
    await waitFor(() =>
      expect(calls.find(({ path }) => path === "/api/v1/session/link")?.body).toEqual({
        token: "s3cr3t",
        name: "Mina",
        password: "short but then longer",
        language: "en",
      }),
    );
  });
});

import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { openScreen } from "@/testing/screen";

// A whole path on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const KEY = {
  id: "key_1",
  name: "till",
  scopes: ["record"],
  created_at: "2026-01-01T00:00:00Z",
  revoked_at: null,
};
const SECRET = "gwk_only-once";

test("a key's secret is shown once, and nowhere afterwards", async () => {
  let keys: object[] = [];
  const calls = await openScreen("/keys", {
    "GET /keys": () => ({ body: { items: keys, next: null } }),
    "POST /keys": () => {
      keys = [KEY];
      return { status: 201, body: { ...KEY, secret: SECRET } };
    },
  });
  const user = userEvent.setup();
  const [make] = await screen.findAllByRole("button", { name: /Make a key/ });
  await user.click(make as HTMLElement);
  await user.type(await screen.findByLabelText("For whom"), "till");
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByRole("button", { name: "Make a key" }));

  const secret = await screen.findByDisplayValue(SECRET);
  expect(secret).toBeInTheDocument();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    name: "till",
    scopes: ["record"],
  });
  await user.click(await screen.findByRole("button", { name: "I have kept it" }));
  await waitFor(() => expect(screen.queryByDisplayValue(SECRET)).not.toBeInTheDocument());
  expect(await screen.findByText("till")).toBeInTheDocument();
  expect(document.body.innerHTML).not.toContain(SECRET);
});

test("a fault of the name stands at the name", async () => {
  await openScreen("/keys", {
    "GET /keys": { body: { items: [], next: null } },
    "POST /keys": {
      status: 422,
      body: {
        code: "malformed",
        detail: "Something is wrong.",
        errors: [{ field: "name", reason: "is too long" }],
      },
    },
  });
  const user = userEvent.setup();
  const [make] = await screen.findAllByRole("button", { name: /Make a key/ });
  await user.click(make as HTMLElement);
  await user.type(await screen.findByLabelText("For whom"), "till");
  const form = await screen.findByRole("dialog");
  await user.click(within(form).getByRole("button", { name: "Make a key" }));
  const item = (await screen.findByLabelText("For whom")).closest(".ant-form-item");
  await waitFor(() => expect(item).toHaveTextContent("is too long"));
});

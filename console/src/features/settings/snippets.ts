/** What a snippet is filled in with. */
export interface Place {
  server: string;
  program: string;
  currency: string;
}

/** JSON as people write it by hand: an event in three lines, everything short in one. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(",\n")}]`;
  const fields = value as Record<string, unknown>;
  if (!("specversion" in fields)) return JSON.stringify(value);
  const { data, type, time, ...name } = fields;
  const inner = (part: object) => JSON.stringify(part).slice(1, -1);
  return `{${inner(name)},\n ${inner({ type, time })},\n "data":${JSON.stringify(data)}}`;
}

const quoted = (value: unknown): string => written(value).replaceAll("'", "'\\''");

function call(place: Place, path: string, body: unknown): string {
  return [
    `curl -sS ${place.server}/api/v1/${path} \\`,
    '  -H "Authorization: Bearer $GOODWORD_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${quoted(body)}'`,
  ].join("\n");
}

const event = (id: string, type: string, time: string, data: Record<string, unknown>) => ({
  specversion: "1.0",
  source: "/shop",
  id,
  type,
  time,
  data,
});

/** Ready calls for the facts that most shops record, in the order in which they happen. */
export function snippets(place: Place, now: string) {
  const { program, currency } = place;
  const order = { order: "O-1001", customer: "C-42", amount: "120.00", currency };
  const introduction = { advocate: "C-7", friend: "C-42", channel: "in_person" };
  return [
    {
      key: "enrol",
      code: call(place, "advocates", { program: program || "prg_...", customer: "C-7" }),
    },
    {
      key: "introduce",
      code: call(place, "events", event("intro-1", "referral.introduced", now, introduction)),
    },
    {
      key: "sign_up",
      code: call(place, "events", event("signup-1", "customer.added", now, { customer: "C-42" })),
    },
    {
      key: "order",
      code: call(place, "events", [
        event("order-1001", "order.placed", now, order),
        event("pay-1001", "payment.received", now, { order: "O-1001", amount: "120.00" }),
      ]),
    },
    {
      key: "deliver",
      code: call(place, "events", event("ship-1001", "order.delivered", now, { order: "O-1001" })),
    },
    {
      key: "refund",
      code: call(
        place,
        "events",
        event("refund-1001", "order.refunded", now, { order: "O-1001", amount: "120.00" }),
      ),
    },
    {
      key: "read",
      code: [
        `curl -sS "${place.server}/api/v1/rewards?program=${program || "prg_..."}&beneficiary=C-7" \\`,
        '  -H "Authorization: Bearer $GOODWORD_KEY"',
      ].join("\n"),
    },
  ];
}

import dayjs from "dayjs";
import { describe, expect, test } from "vitest";

import { statedBy } from "./IntroduceDrawer";

const now = new Date("2026-11-28T10:00:00Z");
const entered = { advocate: " C-1 ", friend: "C-2", channel: "in_person" as const };

describe("an introduction that staff register", () => {
  test("names who wrote it down, and the friend only by id", () => {
    expect(statedBy(entered, "spring", "stf_1", now)).toEqual([
      {
        type: "referral.introduced",
        time: "2026-11-28T10:00:00.000Z",
        data: {
          advocate: "C-1",
          friend: "C-2",
          channel: "in_person",
          registered_by: "stf_1",
          program: "spring",
        },
      },
    ]);
  });

  test("comes before the friend's file, so that the friend is still new", () => {
    const [introduced, added] = statedBy({ ...entered, friend_name: "Lin" }, undefined, "s", now);
    expect(added?.type).toBe("customer.added");
    expect(added?.data).toEqual({ customer: "C-2", attributes: { name: "Lin" } });
    expect(String(introduced?.time) < String(added?.time)).toBe(true);
  });

  test("of an earlier day is dated there", () => {
    const day = dayjs("2026-11-20");
    const [introduced] = statedBy({ ...entered, day }, undefined, "s", now);
    expect(dayjs(introduced?.time).format("YYYY-MM-DD")).toBe("2026-11-20");
  });
});

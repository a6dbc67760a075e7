import type { Item } from "@/api/types";

/** One person who works here. */
export type Staff = Item<"/api/v1/staff">;

/** A one-time link, whose it is, and whether a letter brings it to them. */
export type MadeLink = { link: string; name: string; isMailed: boolean };

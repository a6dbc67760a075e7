import type { components, paths } from "./schema";

type Content<R> = R extends { content: { "application/json": infer B } } ? B : never;
type Responses<O> = O extends { responses: infer R } ? R : never;
type Good<R> = Content<R[keyof R & (200 | 201 | 202)]>;

/** What an operation answers: `Answer<"/api/v1/figures">`, `Answer<"/api/v1/staff", "post">`. */
export type Answer<P extends keyof paths, M extends keyof paths[P] = "get" & keyof paths[P]> = Good<
  Responses<paths[P][M]>
>;

/** The addresses of lists that can be paged. */
export type ListPath = {
  [P in keyof paths]: Answer<P> extends { items: unknown[] } ? P : never;
}[keyof paths];

/** An item of a list. */
export type Item<P extends ListPath> = Answer<P> extends { items: (infer I)[] } ? I : never;

/** The filters of a list. */
export type Query<P extends ListPath> = paths[P] extends {
  get: { parameters: { query?: infer Q } };
}
  ? NonNullable<Q>
  : Record<string, never>;

export type Scope = components["schemas"]["Scope"];
export type Session = Answer<"/api/v1/session">;
export type Program = Item<"/api/v1/programs">;
export type Referral = Item<"/api/v1/referrals">;
export type Reward = Item<"/api/v1/rewards">;
export type RewardDetail = Answer<"/api/v1/rewards/{id}">;
export type Refusal = Item<"/api/v1/refusals">;
export type Customer = Item<"/api/v1/customers">;
export type Advocate = Item<"/api/v1/advocates">;
export type Account = Item<"/api/v1/ledger/accounts">;
export type Transfer = Item<"/api/v1/ledger/transfers">;
export type EventItem = Item<"/api/v1/events">;
export type Figures = Answer<"/api/v1/figures">;

/** Free fields (attributes, definitions), which the document cannot describe. */
export function freely(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The kinds of facts that Goodword knows; others are kept and have no effect. */
export const FACT_TYPES = [
  "referral.introduced",
  "customer.added",
  "group.opened",
  "visit.recorded",
  "order.placed",
  "payment.received",
  "order.invoiced",
  "order.delivered",
  "order.filed",
  "order.cancelled",
  "order.refunded",
  "holdings.valued",
  "attendance.recorded",
  "like.received",
  "instrument.issued",
  "instrument.transferred",
  "instrument.redeemed",
  "instrument.bought_back",
  "credit.used",
  "booking.made",
  "survey.answered",
  "moment.noted",
  "reward.chosen",
  "reward.claimed",
  "approval.decided",
  "fraud.confirmed",
  "draw.committed",
  "draw.revealed",
] as const;
export type FactType = (typeof FACT_TYPES)[number];

export function isFactType(type: string): type is FactType {
  return FACT_TYPES.some((one) => one === type);
}

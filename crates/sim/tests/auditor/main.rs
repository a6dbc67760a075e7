//! Scenarios per preset, with figures worked out by hand from practices.md and replay.md.
#![expect(clippy::unwrap_used, reason = "tests")]

mod agent_commission;
mod brokerage_gifts;
mod coupons_and_points;
mod credit;
mod dealer_milestones;
mod envelope;
mod refund_after_four;
mod storage_both_sides;
mod story;
mod travel_credit;

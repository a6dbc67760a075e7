//! The simulator: a seeded random business, and an auditor that recomputes its books.
//!
//! Whoever changes how Goodword counts needs somebody who counts the same things in
//! another way. That is the [`audit`] here. It knows seven presets (practices P01, P02,
//! P03, P07, P09, P12 and P15) and is written from practices.md and replay.md alone:
//! it uses nothing of the product, takes events as plain JSON and gives back the
//! summary as plain JSON, so that no type of ours can carry one mistake into both
//! sides. It is naive on purpose. Facts are put into the one order of reading; after
//! each of them, everything that the preset owes is worked out again from all the facts
//! so far, and the accounts are brought to it. Nothing is folded, cached or undone.
//! Five things only are kept on the way, since the specification ties them to their
//! moment: the verdict on an introduction, on a card and on its use, on a use of
//! credit, and that an order was paid or fell. A walk over n facts takes some n³ steps,
//! which for the few hundred facts of a workload is a blink.
//!
//! [`workload`] writes the events. It tells stories of a few people who keep running
//! into each other: a friend is brought by two advocates at once, an order is paid in
//! parts, refunded down to the least amount and then cancelled, a card is used before
//! it is issued, credit is spent at the last microsecond of its life and the reward
//! behind it is clawed back. Then the way from the shop repeats, contradicts, delays
//! and mixes the lines. The same preset, seed and size give the same lines for ever,
//! on every machine, so that a seed is all that a failure has to name.
//!
//! The two are used together: whatever runs the real engine over a workload compares
//! its summary with the auditor's, as JSON. Where the specification does not say what
//! facts would mean together, the stories keep such facts apart, so that a difference
//! is a fault and not a taste. What the auditor does not know (instruments outside P09,
//! a booking with a card) it refuses with an error rather than guess. It checks the
//! form of a line only as far as it reads it: malformed files are the parser's tests.
//!
//! | folder | what lives there |
//! | --- | --- |
//! | `auditor/` | the walk, and a file for each concern: facts, orders, people, cards, books |
//! | `auditor/owed/` | a file for each preset: what it owes at one moment |
//! | `workload/` | a file for each family of events, and the disturbances on their way |

mod auditor;
mod preset;
pub mod served;
mod workload;

pub use auditor::{Figures, audit, audit_figures};
pub use preset::covered_presets;
pub use workload::workload;

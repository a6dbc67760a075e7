//! How the amount of a reward came about, read back from its explanation, so that a
//! page can say it in any language.

use super::Explanation;
use crate::program::{Definition, Gives, Rule};

/// How an amount came about. Figures are as people write them, in the program's
/// currency or the reward's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The rule gives this each time.
    Fixed,
    /// The rule gives this each time, up to a most.
    Capped {
        /// What was left before.
        left: String,
        /// The most.
        cap: String,
    },
    /// A part of what the friend's order came to.
    Percent {
        /// Hundredths of a percent.
        basis_points: u32,
        /// The order's amount.
        of: String,
    },
    /// The friend's holdings reached a band.
    Band {
        /// Its least value.
        from: String,
    },
    /// A number of friends was reached.
    Step {
        /// The number.
        count: u32,
    },
    /// A part of the own purchase.
    Share {
        /// Which part, from 1.
        n: u32,
        /// Of how many.
        parts: u32,
        /// What was paid.
        paid: String,
    },
}

impl Because {
    /// Reads the explanation of a reward under the definition of its version. None
    /// where the two do not fit each other.
    #[must_use]
    pub fn of(definition: &Definition, explanation: &Explanation) -> Option<Self> {
        let rule = rule_of(definition, explanation)?;
        let words: Vec<&str> = explanation.arithmetic.split_whitespace().collect();
        match &rule.gives {
            Gives::Fixed { cap: None, .. } => Some(Self::Fixed),
            Gives::Fixed { .. } => match words.as_slice() {
                [_, "of", left, "left", "of", cap] => Some(Self::Capped {
                    left: (*left).to_owned(),
                    cap: (*cap).to_owned(),
                }),
                _ => None,
            },
            Gives::Percent { basis_points } => Some(Self::Percent {
                basis_points: *basis_points,
                of: explanation.inputs.get("amount")?.clone(),
            }),
            Gives::Bands(_) => {
                let from = words.get(1)?.trim_end_matches(':').to_owned();
                Some(Self::Band { from })
            }
            Gives::Steps(_) => {
                let count = words.get(1)?.parse().ok()?;
                Some(Self::Step { count })
            }
            Gives::PurchaseShare { .. } => {
                let (n, parts) = words.first()?.split_once('/')?;
                Some(Self::Share {
                    n: n.parse().ok()?,
                    parts: parts.parse().ok()?,
                    paid: words.get(2)?.trim_end_matches(',').to_owned(),
                })
            }
            Gives::Instruments { .. } => None,
        }
    }
}

/// The rule that an explanation is about.
#[must_use]
pub fn rule_of<'d>(definition: &'d Definition, explanation: &Explanation) -> Option<&'d Rule> {
    let index = usize::try_from(explanation.rule).ok()?.checked_sub(1)?;
    definition.rules.get(index)
}

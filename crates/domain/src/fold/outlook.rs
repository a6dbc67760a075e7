//! What lies before an advocate: how far each rule has come, and what the next
//! friend brings.
//!
//! A function of the definition and the advocate's accumulator, so that what a page
//! promises is what the fold will pay.

use super::{Checkpoint, Person, PurchaseOrder};
use crate::{
    moment::Moment,
    program::{Definition, Gives, Grant, Payee, Rule, Trigger},
    unit::share_half_away,
};

/// An advocate as the outlook sees them.
#[derive(Clone, Copy, Debug)]
pub struct Advocating<'a> {
    /// What friends have added up to so far.
    pub checkpoint: &'a Checkpoint,
    /// The own purchase that stands, where the program asks for one.
    pub purchase: Option<&'a PurchaseOrder>,
    /// What the person is now.
    pub person: &'a Person,
    /// The present moment.
    pub now: Moment,
}

/// What one rule holds for an advocate.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook<'d> {
    /// The rule's place in its version, from 1.
    pub number: u32,
    /// The rule.
    pub rule: &'d Rule,
    /// How far it has come.
    pub state: OutlookState,
}

/// How far a rule has come for an advocate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlookState {
    /// It pays people of another kind than the advocate is.
    OtherKind,
    /// Each friend brings the same, however many there were.
    Open,
    /// There is a most that it gives.
    Capped {
        /// So much was given, in minor units.
        granted: i64,
        /// The most.
        cap: i64,
        /// What the next friend brings: less than usual where that is all that is
        /// left, and 0 when nothing is.
        next: i64,
    },
    /// It pays at certain numbers of friends.
    Steps {
        /// So many friends have counted, no further than the last step asks.
        count: u32,
        /// The steps, in order.
        steps: Vec<StepAhead>,
    },
    /// The own purchase that is to be paid back has not been made, or fell away.
    PurchaseFirst,
    /// Parts of the own purchase come back.
    Shares {
        /// So many parts came back.
        done: u32,
        /// Into how many the purchase is divided.
        parts: u32,
        /// The purchase, in minor units of the program's currency.
        paid: i64,
        /// What the next friend brings; 0 when nothing is left or the time is over.
        next: i64,
        /// Until when a friend counts, this moment included.
        until: Moment,
        /// Whether that is over.
        is_over: bool,
    },
    /// Instruments come with the own purchase, which was made or not.
    OwnPurchase {
        /// Whether it stands.
        is_made: bool,
    },
}

/// A step as one advocate sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAhead {
    /// The number of friends.
    pub count: u32,
    /// What it gives this advocate: members of the club get more.
    pub grants: Vec<Grant>,
    /// Whether so many friends have counted.
    pub is_reached: bool,
}

/// What every rule that pays for bringing friends holds for an advocate, in the
/// order of the definition. Rules for recruiters are told only to those whom they
/// could pay.
#[must_use]
pub fn outlooks<'d>(definition: &'d Definition, advocate: &Advocating<'_>) -> Vec<Outlook<'d>> {
    let numbered = (1_u32..).zip(&definition.rules);
    let told = numbered.filter(|(_, rule)| match rule.payee {
        Payee::Advocate => true,
        Payee::Recruiter => fits(rule, advocate.person),
        Payee::Friend => false,
    });
    told.map(|(number, rule)| Outlook {
        number,
        rule,
        state: state(definition, (number, rule), advocate),
    })
    .collect()
}

fn fits(rule: &Rule, person: &Person) -> bool {
    let kind = rule.conditions.payee_kind;
    kind.is_none_or(|kind| kind == person.kind)
}

fn state(
    definition: &Definition,
    (number, rule): (u32, &Rule),
    advocate: &Advocating<'_>,
) -> OutlookState {
    if !fits(rule, advocate.person) {
        return OutlookState::OtherKind;
    }
    if rule.trigger == Trigger::OwnPurchase {
        let is_made = advocate.purchase.is_some();
        return OutlookState::OwnPurchase { is_made };
    }
    let tally = advocate.checkpoint.tally(number);
    match &rule.gives {
        Gives::Fixed {
            grant,
            cap: Some(cap),
            ..
        } => {
            let granted = tally.granted(&grant.unit).min(*cap);
            let next = grant.amount.min(cap.saturating_sub(granted));
            OutlookState::Capped {
                granted,
                cap: *cap,
                next,
            }
        }
        Gives::Steps(steps) => {
            let last = steps.last().map_or(0, |step| step.count);
            let count = tally.count().min(last);
            let ahead = steps.iter().map(|step| {
                let club = step.club.iter().filter(|_| advocate.person.club);
                StepAhead {
                    count: step.count,
                    grants: std::iter::once(&step.grant).chain(club).cloned().collect(),
                    is_reached: step.count <= count,
                }
            });
            let steps = ahead.collect();
            OutlookState::Steps { count, steps }
        }
        Gives::PurchaseShare { parts, within_days } => {
            let terms = (*parts, *within_days);
            shares(definition, terms, tally.count(), advocate)
        }
        Gives::Fixed { cap: None, .. }
        | Gives::Percent { .. }
        | Gives::Bands(_)
        | Gives::Instruments { .. } => OutlookState::Open,
    }
}

fn shares(
    definition: &Definition,
    (parts, within_days): (u32, u32),
    count: u32,
    advocate: &Advocating<'_>,
) -> OutlookState {
    let Some(purchase) = advocate.purchase else {
        return OutlookState::PurchaseFirst;
    };
    let until = purchase.counted_at.plus_days(within_days, &definition.zone);
    let is_over = advocate.now > until;
    let done = count.min(parts);
    let share = |n: u32| share_half_away(purchase.paid, i64::from(n), i64::from(parts));
    let more = || share(done.saturating_add(1))?.checked_sub(share(done)?);
    let next = if is_over || done == parts {
        0
    } else {
        more().unwrap_or_default()
    };
    OutlookState::Shares {
        done,
        parts,
        paid: purchase.paid,
        next,
        until,
        is_over,
    }
}

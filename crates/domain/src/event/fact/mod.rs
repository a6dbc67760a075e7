//! What an event says, typed: one variant for each family of replay.md's table.

mod instrument;
mod noted;
mod order;
mod person;

pub use instrument::{Handling, INSTRUMENT_KINDS};
pub use order::{Item, OrderPlaced};
pub use person::{CHANNELS, CustomerAdded, Introduction, PERSON_KINDS, PersonKind};

use super::kind::Kind;
use crate::{form::Form, unit::Decimal};
use instrument::handling;
use noted::noted;
use order::{minor, order_fact};
use person::{customer_added, introduction};

/// What an event says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A person is put on file or brought up to date.
    CustomerAdded(Box<CustomerAdded>),
    /// An advocate brings a friend.
    Introduced(Box<Introduction>),
    /// A customer came; the second is who came along.
    Visited {
        /// Who came.
        customer: String,
        /// Who came along.
        accompanied_by: Option<String>,
    },
    /// A customer ordered.
    Ordered(Box<OrderPlaced>),
    /// Money came in for an order.
    Paid {
        /// The order.
        order: String,
        /// How much.
        amount: Decimal,
        /// Whether nothing more is due.
        is_final: bool,
    },
    /// An order was invoiced, delivered, filed or cancelled, as the event's
    /// kind says.
    Marked {
        /// The order.
        order: String,
    },
    /// Money went back for an order.
    Refunded {
        /// The order.
        order: String,
        /// How much.
        amount: Decimal,
    },
    /// A customer's holdings were valued.
    Valued {
        /// Whose holdings.
        customer: String,
        /// Their market value.
        market_value: Decimal,
        /// What was bought in funds.
        fund_purchases: Option<Decimal>,
    },
    /// A customer attended.
    Attended {
        /// Who attended.
        customer: String,
        /// For how many minutes.
        minutes: u32,
    },
    /// Someone liked an advocate's share.
    Liked {
        /// Whose share.
        advocate: String,
        /// Who liked it.
        by: String,
    },
    /// Something happened to an instrument.
    Handled {
        /// The instrument's id.
        instrument: String,
        /// What happened.
        handling: Box<Handling>,
    },
    /// A customer used credit.
    CreditUsed {
        /// Who used it.
        customer: String,
        /// Of which unit.
        unit: crate::unit::Unit,
        /// How much.
        amount: Decimal,
    },
    /// A customer booked.
    Booked {
        /// Who booked.
        customer: String,
        /// The instrument that came with it.
        instrument: Option<String>,
    },
    /// A group order was opened.
    GroupOpened {
        /// The group's id.
        group: String,
        /// Who opened it.
        initiator: String,
    },
    /// An introduction was confirmed as made up.
    FraudConfirmed {
        /// Who was said to bring.
        advocate: String,
        /// Who was said to be brought.
        friend: String,
        /// The staff member who is fined.
        staff: Option<String>,
    },
    /// A fact about a person that no reward rule reads.
    Noted {
        /// Whom it is about.
        customer: Option<String>,
        /// The reward that it names.
        reward: Option<String>,
    },
    /// Of a type that this vocabulary does not have.
    Unknown,
}

impl Fact {
    /// Reads an event's `data`; faults are noted in `form`.
    pub(crate) fn read(kind: Kind, form: &mut Form<'_, '_>) -> Option<Self> {
        Some(match kind {
            Kind::CustomerAdded => Self::CustomerAdded(Box::new(customer_added(form))),
            Kind::ReferralIntroduced => Self::Introduced(Box::new(introduction(form))),
            Kind::VisitRecorded => Self::Visited {
                customer: form.text("customer"),
                accompanied_by: also(form, "accompanied_by", &["store"]),
            },
            Kind::OrderPlaced
            | Kind::PaymentReceived
            | Kind::OrderInvoiced
            | Kind::OrderDelivered
            | Kind::OrderFiled
            | Kind::OrderCancelled
            | Kind::OrderRefunded => order_fact(kind, form)?,
            Kind::HoldingsValued => {
                let fund_purchases = form.optional_decimal("fund_purchases");
                let customer = form.text("customer");
                Self::Valued {
                    customer,
                    market_value: form.decimal("market_value")?,
                    fund_purchases,
                }
            }
            Kind::AttendanceRecorded => Self::Attended {
                customer: form.text("customer"),
                minutes: form.whole("minutes")?,
            },
            Kind::LikeReceived => Self::Liked {
                advocate: form.text("advocate"),
                by: form.text("by"),
            },
            Kind::InstrumentIssued
            | Kind::InstrumentTransferred
            | Kind::InstrumentRedeemed
            | Kind::InstrumentBoughtBack => {
                let instrument = form.text("instrument");
                Self::Handled {
                    instrument,
                    handling: Box::new(handling(kind, form)?),
                }
            }
            Kind::CreditUsed => credit_used(form)?,
            Kind::BookingMade => Self::Booked {
                customer: form.text("customer"),
                instrument: form.optional_text("instrument"),
            },
            Kind::GroupOpened => Self::GroupOpened {
                group: form.text("group"),
                initiator: form.text("initiator"),
            },
            Kind::FraudConfirmed => Self::FraudConfirmed {
                advocate: form.text("advocate"),
                friend: form.text("friend"),
                staff: form.optional_text("staff"),
            },
            Kind::Unknown => Self::Unknown,
            _ => noted(kind, form),
        })
    }
}

/// An optional text, with other optional texts that must be texts but that no
/// rule reads.
fn also(form: &mut Form<'_, '_>, field: &str, unread: &[&str]) -> Option<String> {
    for name in unread {
        form.optional_text(name);
    }
    form.optional_text(field)
}

fn credit_used(form: &mut Form<'_, '_>) -> Option<Fact> {
    let (customer, unit) = (form.text("customer"), form.text("unit"));
    form.optional_text("order");
    let amount = form.decimal("amount");
    let unit = match crate::unit::Unit::parse(&unit) {
        Ok(unit) => unit,
        Err(reason) => {
            if !unit.is_empty() {
                form.fault("unit", reason);
            }
            return None;
        }
    };
    let amount = amount?;
    // A voucher's decimals are those of the program that gave it.
    let most = if unit.as_str().starts_with("voucher:") {
        Decimal::MOST_DECIMALS
    } else {
        unit.decimals(&unit)
    };
    minor(form, "amount", amount, most)?;
    Some(Fact::CreditUsed {
        customer,
        unit,
        amount,
    })
}

//! What an event says, typed: one struct for each row of replay.md's table.

use serde_json::{Map, Value};

use super::kind::Kind;
use crate::{
    form::Form,
    unit::{Decimal, is_currency},
};

/// What a person is to the business.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum PersonKind {
    /// Known by name only, or not yet a customer.
    Prospect,
    /// Someone who bought.
    Customer,
    /// Someone who works here.
    Staff,
    /// Someone who brings customers as a trade.
    Agent,
    /// A company.
    Company,
}

/// The kinds of persons by their names in events and programs.
pub const PERSON_KINDS: &[(&str, PersonKind)] = &[
    ("prospect", PersonKind::Prospect),
    ("customer", PersonKind::Customer),
    ("staff", PersonKind::Staff),
    ("agent", PersonKind::Agent),
    ("company", PersonKind::Company),
];

/// Ways in which an introduction reaches the business.
pub const CHANNELS: &[(&str, &str)] = &[
    ("link", "link"),
    ("code", "code"),
    ("qr", "qr"),
    ("form", "form"),
    ("phone", "phone"),
    ("in_person", "in_person"),
    ("email", "email"),
    ("sms", "sms"),
    ("social", "social"),
    ("chat", "chat"),
];

/// Kinds of instruments.
pub const INSTRUMENT_KINDS: &[(&str, &str)] = &[
    ("card", "card"),
    ("pass", "pass"),
    ("ticket", "ticket"),
    ("voucher", "voucher"),
    ("coupon", "coupon"),
    ("media", "media"),
];

/// `customer.added`: a person and what is known of them; what is left out
/// stays as it was.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CustomerAdded {
    /// The business's own id of the person.
    pub customer: String,
    /// What the person is.
    pub kind: Option<PersonKind>,
    /// The person's work here, like `sales`.
    pub role: Option<String>,
    /// Whether the person is a member of the business's club.
    pub club: Option<bool>,
    /// The agent or trainer who recruited the person.
    pub recruited_by: Option<String>,
    /// Free fields, among them `birthday`, `wedding_day`, `driver`.
    pub attributes: Option<Map<String, Value>>,
}

/// `referral.introduced`: an advocate brings a friend.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Introduction {
    /// Who brings.
    pub advocate: String,
    /// Who is brought.
    pub friend: String,
    /// The way it reached the business.
    pub channel: &'static str,
    /// The one program that it is for; none means every program.
    pub program: Option<String>,
    /// Only the lead was given, the advocate had no part in the sale.
    pub lead_only: bool,
    /// The salesperson who wrote it down.
    pub registered_by: Option<String>,
    /// The manager who signed the card.
    pub signed_off_by: Option<String>,
    /// The advocate's phone, as written on the card.
    pub advocate_phone: Option<String>,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The product.
    pub sku: String,
    /// How many pieces.
    pub quantity: u32,
    /// The line's price, in minor units of the order's currency.
    pub amount: i64,
}

/// `order.placed`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OrderPlaced {
    /// The order's id.
    pub order: String,
    /// Who ordered.
    pub customer: String,
    /// The price before any discount of a program, in minor units.
    pub amount: i64,
    /// The currency's code.
    pub currency: String,
    /// What kind of order, like `sale`, `lease`, `deposit`.
    pub category: Option<String>,
    /// The first year's rent of a lease, in minor units.
    pub first_year_rent: Option<i64>,
    /// The order's lines.
    pub items: Vec<Item>,
    /// The group order that it belongs to.
    pub group: Option<String>,
    /// The instrument that came with it.
    pub instrument: Option<String>,
    /// The merchant, dealer or salesperson who sold.
    pub seller: Option<String>,
}

/// What happened to an instrument, beside its id.
#[derive(Clone, Debug, PartialEq)]
pub enum Handling {
    /// Issued to a holder, perhaps for a price.
    Issued {
        /// The kind of instrument.
        kind: &'static str,
        /// Who got it.
        holder: String,
        /// What the holder paid.
        price: Option<Decimal>,
    },
    /// Handed on, perhaps for a price.
    Transferred {
        /// Who got it.
        to: String,
        /// What was paid.
        price: Option<Decimal>,
    },
    /// Used.
    Redeemed {
        /// Who used it.
        by: String,
        /// The order on which it was used.
        order: Option<String>,
        /// How much of its value.
        amount: Option<Decimal>,
        /// How many of its uses; 1 where left out.
        uses: u32,
    },
    /// Bought back by the shop.
    BoughtBack {
        /// Who sold it back.
        from: String,
        /// What was paid.
        price: Decimal,
    },
}

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
            Kind::OrderPlaced => Self::Ordered(Box::new(order_placed(form)?)),
            Kind::PaymentReceived => {
                let is_final = form.optional_flag("final").unwrap_or(false);
                Self::Paid {
                    order: form.text("order"),
                    amount: form.decimal("amount")?,
                    is_final,
                }
            }
            Kind::OrderInvoiced
            | Kind::OrderDelivered
            | Kind::OrderFiled
            | Kind::OrderCancelled => Self::Marked {
                order: form.text("order"),
            },
            Kind::OrderRefunded => Self::Refunded {
                order: form.text("order"),
                amount: form.decimal("amount")?,
            },
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

fn customer_added(form: &mut Form<'_, '_>) -> CustomerAdded {
    CustomerAdded {
        customer: form.text("customer"),
        kind: form.optional_choice("kind", PERSON_KINDS),
        role: form.optional_text("role"),
        club: form.optional_flag("club"),
        recruited_by: form.optional_text("recruited_by"),
        attributes: form.optional_object("attributes").cloned(),
    }
}

fn introduction(form: &mut Form<'_, '_>) -> Introduction {
    Introduction {
        advocate: form.text("advocate"),
        friend: form.text("friend"),
        channel: form.choice("channel", CHANNELS).unwrap_or_default(),
        program: form.optional_text("program"),
        lead_only: form.optional_flag("lead_only").unwrap_or(false),
        registered_by: form.optional_text("registered_by"),
        signed_off_by: form.optional_text("signed_off_by"),
        advocate_phone: form.optional_text("advocate_phone"),
    }
}

fn order_placed(form: &mut Form<'_, '_>) -> Option<OrderPlaced> {
    let mut placed = OrderPlaced {
        order: form.text("order"),
        customer: form.text("customer"),
        currency: form.text("currency"),
        category: form.optional_text("category"),
        group: form.optional_text("group"),
        instrument: form.optional_text("instrument"),
        seller: form.optional_text("seller"),
        ..OrderPlaced::default()
    };
    let amount = form.decimal("amount");
    let rent = form.optional_decimal("first_year_rent");
    if !placed.currency.is_empty() && !is_currency(&placed.currency) {
        form.fault(
            "currency",
            format!("'{}' is not a currency like CNY", placed.currency),
        );
        return None;
    }
    let decimals = crate::unit::currency_decimals(&placed.currency);
    placed.items = items(form, decimals);
    placed.first_year_rent = rent.and_then(|rent| minor(form, "first_year_rent", rent, decimals));
    placed.amount = minor(form, "amount", amount?, decimals)?;
    Some(placed)
}

fn minor(form: &mut Form<'_, '_>, field: &str, amount: Decimal, decimals: u8) -> Option<i64> {
    let minor = amount.minor(decimals);
    if minor.is_none() {
        form.fault(
            field,
            format!("has more than the {decimals} decimals of its currency"),
        );
    }
    minor
}

fn items(form: &mut Form<'_, '_>, decimals: u8) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, value) in form
        .optional_list("items")
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let place = format!("items[{index}]");
        let Value::Object(fields) = value else {
            form.fault(&place, "is not an object with sku, quantity and amount");
            continue;
        };
        let mut item = form.within(&place, fields);
        let (sku, quantity) = (item.text("sku"), item.whole("quantity"));
        let amount = item
            .decimal("amount")
            .and_then(|a| minor(&mut item, "amount", a, decimals));
        if let (Some(quantity), Some(amount)) = (quantity, amount) {
            items.push(Item {
                sku,
                quantity,
                amount,
            });
        }
    }
    items
}

fn handling(kind: Kind, form: &mut Form<'_, '_>) -> Option<Handling> {
    let price = form.optional_decimal("price");
    Some(match kind {
        Kind::InstrumentIssued => {
            let holder = form.text("holder");
            Handling::Issued {
                kind: form.choice("kind", INSTRUMENT_KINDS)?,
                holder,
                price,
            }
        }
        Kind::InstrumentTransferred => Handling::Transferred {
            to: form.text("to"),
            price,
        },
        Kind::InstrumentRedeemed => Handling::Redeemed {
            by: form.text("by"),
            order: form.optional_text("order"),
            amount: form.optional_decimal("amount"),
            uses: form.optional_whole("uses").unwrap_or(1),
        },
        _ => {
            let from = form.text("from");
            form.required("price");
            Handling::BoughtBack {
                from,
                price: price?,
            }
        }
    })
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

/// Facts whose form is checked, and which no reward rule reads yet.
fn noted(kind: Kind, form: &mut Form<'_, '_>) -> Fact {
    const DECISIONS: &[(&str, ())] = &[("approve", ()), ("reject", ())];
    const STAGES: &[(&str, ())] = &[("in_use", ()), ("after_use", ())];
    const MOMENTS: &[(&str, ())] = &[("bought", ()), ("thanked", ()), ("praised", ())];
    let (mut customer, mut reward) = (None, None);
    match kind {
        Kind::SurveyAnswered => {
            customer = Some(form.text("customer"));
            form.choice("stage", STAGES);
            if form.whole("score").is_some_and(|score| score > 10) {
                form.fault("score", "is not from 0 to 10");
            }
            form.optional_text("comment");
        }
        Kind::MomentNoted => {
            customer = Some(form.text("customer"));
            form.choice("moment", MOMENTS);
        }
        Kind::RewardChosen => {
            reward = Some(form.text("reward"));
            form.text("option");
        }
        Kind::RewardClaimed => {
            reward = Some(form.text("reward"));
            documents(form);
        }
        Kind::ApprovalDecided => {
            reward = Some(form.text("reward"));
            form.text("step");
            form.text("by");
            form.choice("decision", DECISIONS);
            form.optional_text("note");
        }
        Kind::DrawCommitted => {
            form.text("draw");
            form.text("commitment");
        }
        Kind::DrawRevealed => {
            form.text("draw");
            form.text("seed");
        }
        _ => {}
    }
    Fact::Noted { customer, reward }
}

/// `documents` has no fixed form: a text, a list or an object of slips.
fn documents(form: &mut Form<'_, '_>) {
    if let Some(value) = form.value("documents")
        && (value.is_number() || value.is_boolean())
    {
        form.fault("documents", "is neither a text, a list nor an object");
    }
}

//! Instruments and what happens to them.

use super::Kind;
use crate::{form::Form, unit::Decimal};

/// Kinds of instruments.
pub const INSTRUMENT_KINDS: &[(&str, &str)] = &[
    ("card", "card"),
    ("pass", "pass"),
    ("ticket", "ticket"),
    ("voucher", "voucher"),
    ("coupon", "coupon"),
    ("media", "media"),
];

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

pub(super) fn handling(kind: Kind, form: &mut Form<'_, '_>) -> Option<Handling> {
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

//! Orders and their lines.

use serde_json::Value;

use super::{Fact, Kind};
use crate::{
    form::Form,
    unit::{Decimal, is_currency},
};

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

/// Reads what happened to an order.
pub(super) fn order_fact(kind: Kind, form: &mut Form<'_, '_>) -> Option<Fact> {
    Some(match kind {
        Kind::OrderPlaced => Fact::Ordered(Box::new(order_placed(form)?)),
        Kind::PaymentReceived => {
            let is_final = form.optional_flag("final").unwrap_or(false);
            Fact::Paid {
                order: form.text("order"),
                amount: form.decimal("amount")?,
                is_final,
            }
        }
        Kind::OrderRefunded => Fact::Refunded {
            order: form.text("order"),
            amount: form.decimal("amount")?,
        },
        _ => Fact::Marked {
            order: form.text("order"),
        },
    })
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

/// An amount in minor units; a fault where the currency has fewer decimals.
pub(super) fn minor(
    form: &mut Form<'_, '_>,
    field: &str,
    amount: Decimal,
    decimals: u8,
) -> Option<i64> {
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

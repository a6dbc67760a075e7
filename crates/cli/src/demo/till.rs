//! What happens at the till, and what people say of it.

use goodword_domain::moment::Moment;
use serde_json::json;

use super::{people::Person, telling::Telling};

impl Telling {
    /// An order of so many whole units of the currency, in a category, perhaps with an
    /// instrument; it is yet to be paid.
    pub(super) fn order(
        &mut self,
        who: &Person,
        at: Moment,
        amount: i64,
        (category, instrument): (&str, Option<&str>),
    ) -> String {
        self.orders += 1;
        let shop = who.id.split('-').next().unwrap_or_default();
        let order = format!("O{shop}-{}", self.orders);
        let mut data = json!({"order": order, "customer": who.id, "category": category,
            "amount": amount.to_string(), "currency": self.currency});
        if let Some(instrument) = instrument {
            data["instrument"] = json!(instrument);
        }
        self.fact(at, "till", "order.placed", data);
        order
    }

    /// The whole order is paid.
    pub(super) fn pay(&mut self, order: &str, at: Moment, amount: i64) {
        let data = json!({"order": order, "amount": amount.to_string(), "final": true});
        self.fact(at, "till", "payment.received", data);
    }

    /// A fact that names an order alone.
    pub(super) fn mark(&mut self, order: &str, at: Moment, kind: &str) {
        self.fact(at, "till", kind, json!({"order": order}));
    }

    /// Money goes back.
    pub(super) fn refund(&mut self, order: &str, at: Moment, amount: i64) {
        let data = json!({"order": order, "amount": amount.to_string()});
        self.fact(at, "till", "order.refunded", data);
    }

    /// Somebody uses credit for an order.
    pub(super) fn use_credit(
        &mut self,
        who: &Person,
        at: Moment,
        (unit, amount): (&str, i64),
        order: &str,
    ) {
        let data = json!({"customer": who.id, "unit": unit, "amount": amount.to_string(),
            "order": order});
        self.fact(at, "till", "credit.used", data);
    }

    /// An introduction turns out to be made up.
    pub(super) fn fraud(&mut self, advocate: &Person, friend: &Person, at: Moment) {
        let data = json!({"advocate": advocate.id, "friend": friend.id});
        self.fact(at, "front-desk", "fraud.confirmed", data);
    }

    /// Somebody says how it was.
    pub(super) fn answers(&mut self, who: &Person, at: Moment, comments: &[&str]) {
        let score = self.between(5, 10);
        let mut data = json!({"customer": who.id, "stage": "after_use", "score": score});
        if score >= 8 && self.happens(60) {
            data["comment"] = json!(self.one(comments));
        }
        self.fact(at, "survey", "survey.answered", data);
        if score >= 9 {
            let praised = json!({"customer": who.id, "moment": "praised"});
            let noted = self.later(at, 1, 4);
            self.fact(noted, "front-desk", "moment.noted", praised);
        }
    }
}

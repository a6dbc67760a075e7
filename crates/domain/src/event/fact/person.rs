//! People, and who brings whom.

use serde_json::{Map, Value};

use crate::form::Form;

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
    /// Free fields, among them `birthday`, `wedding_day`, `driver`; `null` takes one
    /// off the file.
    pub attributes: Option<Map<String, Value>>,
}

impl CustomerAdded {
    /// Brings a person's free fields up to date: what the fact leaves out stays, and
    /// a field of `null` is taken off the file.
    pub fn update(&self, attributes: &mut Map<String, Value>) {
        for (name, value) in self.attributes.iter().flatten() {
            if value.is_null() {
                attributes.remove(name);
            } else {
                attributes.insert(name.clone(), value.clone());
            }
        }
    }
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

pub(super) fn customer_added(form: &mut Form<'_, '_>) -> CustomerAdded {
    CustomerAdded {
        customer: form.text("customer"),
        kind: form.optional_choice("kind", PERSON_KINDS),
        role: form.optional_text("role"),
        club: form.optional_flag("club"),
        recruited_by: form.optional_text("recruited_by"),
        attributes: form.optional_object("attributes").cloned(),
    }
}

pub(super) fn introduction(form: &mut Form<'_, '_>) -> Introduction {
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

//! A friend as the advocate who brought them may see it.

use std::collections::BTreeMap;

use goodword_domain::{moment::Moment, reason::Reason};
use goodword_store::{Customer, Reader, Referral, Refusal, ScopeKey};
use serde_json::Value;
use uuid::Uuid;

use crate::{Error, ReferralState, decision::scope_kind};

/// A friend as the advocate sees it: no name in full, no contact, no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FriendView {
    /// The first letter of the name, where there is one.
    pub initial: Option<String>,
    /// How far it has come.
    pub state: ReferralState,
    /// Why the introduction does not stand.
    pub reason: Option<Reason>,
    /// Why something that this friend did brought nothing.
    pub not_given: Vec<NotGiven>,
    /// When the friend was introduced.
    pub introduced_at: Moment,
}

/// Something that a friend did and that brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotGiven {
    /// Why.
    pub reason: Reason,
    /// When.
    pub at: Moment,
}

/// What of a refusal an advocate is told: what has to do with bringing this
/// friend. What else a friend does is the friend's own affair.
const TOLD: &[Reason] = &[
    Reason::RoleNotEligible,
    Reason::WrongCurrency,
    Reason::Expired,
    Reason::OverCap,
    Reason::OverBudget,
];

/// Names on file by person.
pub(super) type Initials = BTreeMap<String, String>;

/// The first letters of the names of these people.
pub(super) async fn initials(
    reader: Reader<'_>,
    organization: Uuid,
    people: &[String],
) -> Result<Initials, Error> {
    let rows = reader.customers().load(organization, people).await?;
    let mut initials = Initials::new();
    for row in rows {
        if let Some(initial) = initial(&row)? {
            initials.insert(row.name, initial);
        }
    }
    Ok(initials)
}

fn initial(row: &Customer) -> Result<Option<String>, Error> {
    let attributes: Value = serde_json::from_str(&row.attributes)?;
    let name = attributes.get("name").and_then(Value::as_str);
    let first = name.and_then(|name| name.chars().find(|c| c.is_alphanumeric()));
    Ok(first.map(|first| first.to_uppercase().collect()))
}

/// What was refused of what these friends did.
pub(super) async fn refusals(
    reader: Reader<'_>,
    (organization, program): (Uuid, Uuid),
    advocate: Option<&str>,
    friends: &[String],
) -> Result<BTreeMap<String, Vec<NotGiven>>, Error> {
    let key = |kind, name: &str| ScopeKey {
        program_id: program,
        kind,
        name: name.to_owned(),
    };
    let own = friends.iter().map(|name| key(scope_kind::CUSTOMER, name));
    let joint = advocate.map(|name| key(scope_kind::ADVOCATE, name));
    let keys: Vec<ScopeKey> = own.chain(joint).collect();
    let rows = reader.refusals().by_scopes(organization, &keys).await?;
    let mut found: BTreeMap<String, Vec<NotGiven>> = BTreeMap::new();
    for row in rows.iter().filter(|row| friends.contains(&row.friend)) {
        if let Some(reason) = told(row) {
            let at = Moment::from_micros(row.at);
            let of_friend = found.entry(row.friend.clone()).or_default();
            of_friend.push(NotGiven { reason, at });
        }
    }
    for of_friend in found.values_mut() {
        of_friend.sort_by_key(|refused| (refused.at, refused.reason));
    }
    Ok(found)
}

fn told(row: &Refusal) -> Option<Reason> {
    TOLD.iter()
        .find(|reason| reason.code() == row.reason)
        .copied()
}

/// A row as the advocate sees it.
pub(super) fn view(
    row: &Referral,
    initials: &Initials,
    refusals: &BTreeMap<String, Vec<NotGiven>>,
) -> Result<FriendView, Error> {
    let state = ReferralState::of_number(row.state);
    let unknown = || Error::inconsistent(format!("a referral in state {}", row.state));
    let state = state.ok_or_else(unknown)?;
    let reason = row.reason.as_deref().and_then(Reason::of_code);
    // The reason of an introduction that does not stand is told once.
    let not_given = refusals.get(&row.friend).cloned().unwrap_or_default();
    Ok(FriendView {
        initial: initials.get(&row.friend).cloned(),
        state,
        reason,
        not_given: match state {
            ReferralState::Refused => Vec::new(),
            _ => not_given,
        },
        introduced_at: Moment::from_micros(row.introduced_at),
    })
}

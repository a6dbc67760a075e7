//! What a letter about a decision needs to know, read with few queries for many
//! letters.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::Amounts,
    moment::{Moment, Zone},
    unit::Unit,
};
use goodword_store::{Customer, Reader, Reward};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::desk::one_line;
use crate::{
    Error, Language,
    language::{
        self, amount, figures,
        texts::{Texts, unmarked},
    },
    sign_up::Contact,
};

/// A person, as far as letters go.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// Where letters go; none without an address, or when the person wants none.
    pub(super) address: Option<String>,
    /// The name on file.
    pub(super) name: String,
    /// The name under which the person agreed to be shown to friends.
    pub(super) display_name: String,
    pub(super) language: Option<Language>,
    /// Whether the person signed up, and so agreed to be written to.
    pub(super) signed_up: bool,
}

/// The people of these names; who is not on file is nobody.
pub(super) async fn people(
    reader: Reader<'_>,
    organization: Uuid,
    names: BTreeSet<&str>,
) -> Result<BTreeMap<String, Person>, Error> {
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let rows = reader.customers().load(organization, &names).await?;
    let mut people = BTreeMap::new();
    for row in rows {
        people.insert(row.name.clone(), person(&row)?);
    }
    let with_address = people.iter().filter(|(_, person)| person.address.is_some());
    let reached: Vec<String> = with_address.map(|(name, _)| name.clone()).collect();
    for stopped in reader.mail_stops().load(organization, &reached).await? {
        if let Some(person) = people.get_mut(&stopped.customer) {
            person.address = None;
        }
    }
    Ok(people)
}

/// Who of these people a letter could reach: a first look, which may name somebody
/// in vain and leaves nobody out.
pub(crate) async fn reachable(
    reader: Reader<'_>,
    organization: Uuid,
    names: BTreeSet<&str>,
) -> Result<BTreeSet<String>, Error> {
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let rows = reader.customers().load(organization, &names).await?;
    // Attributes are written by us, a plain key is never escaped.
    let with_address = rows
        .into_iter()
        .filter(|row| row.attributes.contains(r#""email""#));
    Ok(with_address.map(|row| row.name).collect())
}

fn person(row: &Customer) -> Result<Person, Error> {
    let attributes: Map<String, Value> = serde_json::from_str(&row.attributes)?;
    let text = |name: &str| attributes.get(name).and_then(Value::as_str);
    let address = match text("email").map(|email| Contact::parse(email, "UTC")) {
        Some(Ok(Contact::Email { address, .. })) => Some(address),
        _ => None,
    };
    Ok(Person {
        address,
        name: one_line(text("name").unwrap_or_default()),
        display_name: one_line(text("display_name").unwrap_or_default()),
        language: text("language").and_then(Language::of_tag),
        signed_up: text("consent_at").is_some(),
    })
}

/// A program, as far as letters go.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) id: Uuid,
    name: String,
    currency: Unit,
    zone: Zone,
    title: BTreeMap<String, String>,
    offer: BTreeMap<String, String>,
}

/// A program by its short name.
pub(super) async fn program(
    reader: Reader<'_>,
    organization: Uuid,
    name: &str,
) -> Result<Option<Program>, Error> {
    let Some(row) = reader.programs().by_name(organization, name).await? else {
        return Ok(None);
    };
    let versions = reader.programs().versions(organization, &[row.id]).await?;
    let Some(newest) = versions.iter().max_by_key(|version| version.version) else {
        return Ok(None);
    };
    let definition: Value = serde_json::from_str(&newest.definition)?;
    let texts = |field: &str| -> BTreeMap<String, String> {
        let texts = definition.get(field).and_then(Value::as_object);
        let pairs = texts.into_iter().flatten();
        pairs
            .filter_map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned())))
            .collect()
    };
    let currency = definition.get("currency").and_then(Value::as_str);
    let zone = definition.get("zone").and_then(Value::as_str);
    let zone = zone.and_then(|name| Zone::named(name).ok());
    Ok(Some(Program {
        id: row.id,
        name: row.name,
        currency: Unit::parse(currency.unwrap_or_default()).map_err(Error::inconsistent)?,
        zone: zone.unwrap_or_else(Zone::utc),
        title: texts("title"),
        offer: texts("offer"),
    }))
}

impl Program {
    /// Its name, as people read it.
    pub(super) fn title(&self, language: Language) -> String {
        let said = language::nearest(language, &self.title).map(|(_, text)| one_line(text));
        said.unwrap_or_else(|| self.name.clone())
    }

    /// What the friend gets, where it is said.
    pub(super) fn offer(&self, language: Language) -> String {
        let said = language::nearest(language, &self.offer).map(|(_, text)| text.trim());
        said.unwrap_or_default().to_owned()
    }

    /// The day of a moment, where the program's days are counted.
    pub(super) fn day(&self, language: Language, at: Moment) -> String {
        figures::day(language, at.day(&self.zone))
    }

    /// Amounts as people say them.
    pub(super) fn written(&self, language: Language, amounts: &Amounts) -> String {
        let texts = Texts::new(language);
        let each = amounts.iter().map(|(unit, minor)| {
            let minor = minor.saturating_abs();
            unmarked(&amount::amount(texts, &self.currency, unit, minor))
        });
        let joint = match language {
            Language::En => ", ",
            Language::Fa => "، ",
            Language::ZhHans | Language::ZhHant => "、",
        };
        each.collect::<Vec<_>>().join(joint)
    }
}

/// The codes that advocates of a program share, by customer.
pub(super) async fn codes(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
    customers: &[String],
) -> Result<BTreeMap<String, String>, Error> {
    let rows = reader
        .advocates()
        .by_customers(organization, program, customers)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.customer, row.code))
        .collect())
}

/// Rewards of a program by their ids.
pub(super) async fn rewards(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
    ids: &[String],
) -> Result<BTreeMap<String, Reward>, Error> {
    let rows = reader.rewards().load(organization, program, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

//! Recording a sign-up: who brought this friend, and that they are on file.

use goodword_domain::reason::Reason;
use goodword_store::{Customer, ReferralKey};
use serde_json::{Map, Value, json};

use super::{Contact, Door, SignUp, invite::Guest};
use crate::{App, Caller, Error, click::ProgramLanding, event};

/// The source of every fact that comes in through the page.
pub const SOURCE: &str = "goodword:page";

/// What became of a sign-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The advocate brought this friend.
    Welcome,
    /// The friend is on file, but this introduction does not stand.
    Refused(Reason),
}

/// What a sign-up is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// What became of it.
    pub outcome: Outcome,
    /// The secret of the friend's own share page: only for the form that brought the
    /// friend in, never for another with the same contact.
    pub share_secret: Option<String>,
}

/// Records a sign-up through an advocate's link, and answers when it is
/// durable and what it earns is in the books. The same friend again through
/// the same link changes nothing and is answered the same.
///
/// Whoever signs up with the advocate's own phone number or e-mail address is
/// the advocate: that is recorded as the self-referral that it is, and refused.
///
/// # Errors
/// [`Error::Overloaded`], [`Error::Unavailable`]: try again, nothing is counted
/// twice.
pub async fn record(
    app: &App,
    door: &Door,
    landing: &ProgramLanding,
    sign_up: &SignUp,
) -> Result<SignedUp, Error> {
    let friend = friend_of(app, door, landing, &sign_up.contact).await?;
    let _alone = door.pass(&friend).await;
    let pair = door.pair(landing.program_id, &landing.advocate, &friend);
    let facts = facts(app, landing, sign_up, &friend, &pair).await?;
    let caller = Caller::product(landing.organization, "page");
    let guest = Guest {
        app,
        caller: &caller,
        landing,
        friend: &friend,
        form: &sign_up.form,
    };
    guest.announce().await?;
    let missing = not_on_file(app, landing, facts).await?;
    if !missing.is_empty() {
        event::record(app, &caller, &missing).await?;
    }
    let outcome = standing(app, landing, friend.clone()).await?;
    let share_secret = guest.invite(outcome).await?;
    Ok(SignedUp {
        outcome,
        share_secret,
    })
}

/// The advocate, where it is the advocate who fills in the form.
async fn friend_of(
    app: &App,
    door: &Door,
    landing: &ProgramLanding,
    contact: &Contact,
) -> Result<String, Error> {
    let customers = app.store().reader().customers();
    let advocate = customers
        .get(landing.organization, &landing.advocate)
        .await?;
    let own = match advocate {
        Some(row) => contacts(&row, &landing.zone)?,
        None => Vec::new(),
    };
    if own.iter().any(|own| own.identity() == contact.identity()) {
        return Ok(landing.advocate.clone());
    }
    Ok(door.friend(landing.organization, contact))
}

/// The phone numbers and e-mail addresses on a person's file.
fn contacts(row: &Customer, zone: &str) -> Result<Vec<Contact>, Error> {
    let attributes: Map<String, Value> = serde_json::from_str(&row.attributes)?;
    let given = ["phone", "email", "mobile"]
        .iter()
        .filter_map(|name| attributes.get(*name));
    let texts = given.filter_map(Value::as_str);
    Ok(texts
        .filter_map(|text| Contact::parse(text, zone).ok())
        .collect())
}

async fn facts(
    app: &App,
    landing: &ProgramLanding,
    sign_up: &SignUp,
    friend: &str,
    pair: &str,
) -> Result<Vec<Value>, Error> {
    let time = app.now().to_rfc3339();
    let fact = |id: String, kind: &str, data: Value| {
        json!({"specversion": "1.0", "source": SOURCE, "id": id, "type": kind,
               "time": time, "data": data})
    };
    let introduced = fact(
        format!("introduced-{pair}"),
        "referral.introduced",
        json!({"advocate": landing.advocate, "friend": friend, "channel": sign_up.channel,
               "program": landing.program}),
    );
    if friend == landing.advocate {
        return Ok(vec![introduced]);
    }
    let attributes = attributes(app, landing, sign_up, friend, &time).await?;
    let added = fact(
        format!("added-{pair}"),
        "customer.added",
        json!({"customer": friend, "attributes": attributes}),
    );
    Ok(vec![introduced, added])
}

/// What is put on file. A page that everybody can fill in adds to a person's
/// file, and does not overwrite what is there; only consent is given anew.
async fn attributes(
    app: &App,
    landing: &ProgramLanding,
    sign_up: &SignUp,
    friend: &str,
    time: &str,
) -> Result<Map<String, Value>, Error> {
    let known = app
        .store()
        .reader()
        .customers()
        .get(landing.organization, friend)
        .await?;
    let known: Map<String, Value> = match known {
        Some(row) => serde_json::from_str(&row.attributes)?,
        None => Map::new(),
    };
    let (kind, address) = sign_up.contact.attribute();
    let given = [
        ("name", sign_up.name.as_str()),
        (kind, address),
        ("language", sign_up.language.as_str()),
    ];
    let mut attributes: Map<String, Value> = given
        .into_iter()
        .filter(|(name, _)| !known.contains_key(*name))
        .map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect();
    attributes.insert("consent_at".to_owned(), Value::from(time));
    Ok(attributes)
}

/// Those of the facts whose names are not taken: what was recorded by an
/// earlier try stands as it is.
async fn not_on_file(
    app: &App,
    landing: &ProgramLanding,
    facts: Vec<Value>,
) -> Result<Vec<Value>, Error> {
    let id = |fact: &Value| fact["id"].as_str().unwrap_or_default().to_owned();
    let names: Vec<_> = facts
        .iter()
        .map(|fact| (SOURCE.to_owned(), id(fact)))
        .collect();
    let reader = app.store().reader();
    let found = reader
        .events()
        .by_names(landing.organization, &names)
        .await?;
    let known = |fact: &Value| found.iter().any(|row| row.id == id(fact));
    Ok(facts.into_iter().filter(|fact| !known(fact)).collect())
}

/// How the pair stands in the books.
async fn standing(app: &App, landing: &ProgramLanding, friend: String) -> Result<Outcome, Error> {
    let key = ReferralKey {
        program_id: landing.program_id,
        friend,
        advocate: landing.advocate.clone(),
    };
    let reader = app.store().reader();
    let Some(referral) = reader.referrals().get(landing.organization, &key).await? else {
        return Err(Error::inconsistent(
            "an introduction was recorded and left no referral",
        ));
    };
    let Some(code) = referral.reason else {
        return Ok(Outcome::Welcome);
    };
    let reason = Reason::of_code(&code);
    let unknown = || Error::inconsistent(format!("a referral was refused for '{code}'"));
    reason.map(Outcome::Refused).ok_or_else(unknown)
}

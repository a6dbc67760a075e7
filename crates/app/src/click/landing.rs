//! What stands behind a code in a link.

use std::collections::BTreeSet;

use goodword_domain::{
    event::PersonKind,
    moment::{Day, Moment},
    program::{Program, Texts},
};
use goodword_store::{Advocate, Reader};
use serde_json::Value;
use uuid::Uuid;

use crate::{App, Error, decision::read_program};

/// What a friend who follows a link is shown, and where a sign-up belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramLanding {
    /// Whose program.
    pub organization: Uuid,
    /// The business's name, as people read it.
    pub organization_name: String,
    /// The program.
    pub program_id: Uuid,
    /// Its short name.
    pub program: String,
    /// Its name, as people read it.
    pub title: Texts,
    /// What the program gives, in a sentence.
    pub summary: Texts,
    /// What the friend gets.
    pub offer: Texts,
    /// Who is a good referral.
    pub criteria: Texts,
    /// The last day of the program's own period, where it has one.
    pub last_day: Option<Day>,
    /// The IANA name of the zone in which its days are counted.
    pub zone: String,
    /// Whose link it is: the business's own id of the person.
    pub advocate: String,
    /// How the advocate wants to be named, if at all.
    pub display_name: Option<String>,
    /// The code.
    pub code: String,
    /// Where the business wants visitors sent instead of the landing page: an
    /// absolute http or https address.
    pub destination: Option<String>,
    /// The kinds of people whom bringing a friend can pay; none where everybody.
    pub advocate_kinds: Option<BTreeSet<PersonKind>>,
    /// Whether the program took introductions at the moment of the look-up.
    pub open: bool,
}

impl ProgramLanding {
    /// Whether a person of this kind can be an advocate of the program as well.
    #[must_use]
    pub fn pays(&self, kind: PersonKind) -> bool {
        let kinds = self.advocate_kinds.as_ref();
        kinds.is_none_or(|kinds| kinds.contains(&kind))
    }
}

/// The key of the setting that names a program's destination (a JSON string).
#[must_use]
pub fn destination_key(program: &str) -> String {
    format!("program/{program}/destination")
}

/// What stands behind a code; `None` when nobody has it. Reads the database:
/// what is asked for often asks [`super::Landings`].
///
/// # Errors
/// [`Error::Unavailable`]; [`Error::Inconsistent`] when the program that is
/// stored no longer reads.
pub async fn look_up(app: &App, code: &str) -> Result<Option<ProgramLanding>, Error> {
    let reader = app.store().reader();
    let Some(advocate) = reader.advocates().by_code(code).await? else {
        return Ok(None);
    };
    let (landing, _) = landing_of(app, advocate).await?;
    Ok(Some(landing))
}

/// What stands behind an advocate's link, and the program.
pub(crate) async fn landing_of(
    app: &App,
    advocate: Advocate,
) -> Result<(ProgramLanding, Program), Error> {
    let reader = app.store().reader();
    let organization = advocate.organization_id;
    let (name, program) = program_of(reader, organization, advocate.program_id).await?;
    let now = app.now();
    let definition = &program.version_at(now).definition;
    let landing = ProgramLanding {
        organization,
        organization_name: organization_name(reader, organization).await?,
        program_id: advocate.program_id,
        destination: destination(reader, organization, &name).await?,
        program: name,
        summary: definition.summary.clone(),
        title: definition.title.clone(),
        offer: definition.offer.clone(),
        criteria: definition.criteria.clone(),
        last_day: definition.period.map(|(_, last)| last),
        zone: definition.zone.name().to_owned(),
        display_name: display_name(reader, organization, &advocate.customer).await?,
        advocate: advocate.customer,
        code: advocate.code,
        advocate_kinds: definition.advocate_kinds(),
        open: is_open(&program, now),
    };
    Ok((landing, program))
}

fn is_open(program: &Program, at: Moment) -> bool {
    program.is_live(at) && !program.is_outside_period(at)
}

async fn program_of(
    reader: Reader<'_>,
    organization: Uuid,
    id: Uuid,
) -> Result<(String, Program), Error> {
    let row = reader.programs().by_id(organization, id).await?;
    let row = row
        .ok_or_else(|| Error::inconsistent(format!("an advocate's program {id} is not on file")))?;
    let versions = reader.programs().versions(organization, &[id]).await?;
    let program = read_program(&row, versions)?;
    Ok((row.name, program))
}

async fn organization_name(reader: Reader<'_>, id: Uuid) -> Result<String, Error> {
    let row = reader.organizations().get(id).await?;
    let row = row.ok_or_else(|| Error::inconsistent(format!("no organization {id}")))?;
    Ok(row.name)
}

/// The name under which an advocate agreed to be shown to friends: the
/// attribute `display_name`. Nothing else on file is ever shown.
async fn display_name(
    reader: Reader<'_>,
    organization: Uuid,
    customer: &str,
) -> Result<Option<String>, Error> {
    let Some(row) = reader.customers().get(organization, customer).await? else {
        return Ok(None);
    };
    let attributes: Value = serde_json::from_str(&row.attributes)?;
    let name = attributes.get("display_name").and_then(Value::as_str);
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    Ok(name.map(|name| name.chars().take(80).collect()))
}

/// A destination that is no web address is not followed, and told to the
/// operator: visitors see the landing page rather than an error.
async fn destination(
    reader: Reader<'_>,
    organization: Uuid,
    program: &str,
) -> Result<Option<String>, Error> {
    let key = destination_key(program);
    let Some(value) = reader.settings().get(organization, &key).await? else {
        return Ok(None);
    };
    let address: Option<String> = serde_json::from_str(&value)?;
    let Some(address) = address else {
        return Ok(None);
    };
    if is_web_address(&address) {
        Ok(Some(address))
    } else {
        tracing::error!(%organization, key, "is not an http or https address; not followed");
        Ok(None)
    }
}

fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        !host.is_empty() && plain && !host.contains('@') && !text.contains('\\')
    })
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn only_a_web_address_is_a_destination() {
        for good in ["https://shop.example", "http://shop.example:8080/a?b=c#d"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///x",
            "javascript:alert(1)",
            "//shop.example",
            "https://shop.example\r\nx: y",
            "https://user@shop.example",
            "https://shop.example\\@evil.example",
            "https://商店.example",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}

//! How a template comes out, with samples in its places.

use super::{Kind, Values, check::faults, render::rendered, shipped::Source, words::words};
use crate::{
    App, Caller, Error, Language, Scope,
    language::{
        amount, figures,
        texts::{Texts, unmarked},
    },
    mail::html::Body,
};
use goodword_domain::moment::{Moment, Zone};

/// 2026-03-21T00:00:00Z, the first day of the Persian year 1405.
const SAMPLE_DAY: Moment = Moment::from_micros(1_774_051_200_000_000);

/// A letter as it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// How a template would come out; keeps nothing.
///
/// # Errors
/// [`Error::Malformed`] names field and line of what is wrong with it.
pub async fn preview(
    app: &App,
    caller: &Caller,
    (kind, language): (Kind, Language),
    subject: &str,
    body: &str,
) -> Result<Preview, Error> {
    caller.may(Scope::Read)?;
    let source = Source { subject, body };
    let faults = faults(kind, language, source);
    if !faults.is_empty() {
        return Err(Error::Malformed(faults));
    }
    let reader = app.store().reader();
    let row = reader.organizations().get(caller.organization).await?;
    let organization = row.map(|row| row.name).unwrap_or_default();
    let mut values = samples(kind, language);
    values.insert("organization", organization.clone());
    values.insert("day", figures::day(language, app.now().day(&Zone::utc())));
    let mail = app.mail();
    let url = mail.map_or("https://goodword.example", |mail| mail.public_url.as_str());
    let link = if kind.is_to_customers() {
        "/r/CODE"
    } else {
        "/console/welcome#CODE"
    };
    values.insert("link", format!("{url}{link}"));
    let rendered = rendered(kind, source, &values).map_err(|_| Error::field("body", "fails"))?;
    let stop = format!("{url}/unsubscribe/CODE");
    let whole = Body {
        language,
        subject: &rendered.subject,
        text: &rendered.text,
        organization: &organization,
        stop: kind.is_to_customers().then_some(stop.as_str()),
    };
    Ok(Preview {
        text: whole.plain(),
        html: whole.html(),
        subject: rendered.subject,
    })
}

/// Something for every place of a kind.
pub(super) fn samples(kind: Kind, language: Language) -> Values {
    let sample = |name: &str| match name {
        "link" => "https://goodword.example/r/CODE".to_owned(),
        "reward" => unmarked(&amount::money(Texts::new(language), "CNY", "50.00")),
        "day" => figures::day(language, SAMPLE_DAY.day(&Zone::utc())),
        name => words(language).get(&format!("sample.{name}")).to_owned(),
    };
    let variables = kind.variables().iter();
    variables
        .map(|variable| (variable.name, sample(variable.name)))
        .collect()
}

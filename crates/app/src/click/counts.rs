//! How often a program's links were followed, day by day.

use goodword_domain::moment::Day;
use uuid::Uuid;

use crate::{
    App, Caller, Error, Scope,
    figures::{self, Asked},
};

/// How many visits a program's links had on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day, of the organization's time zone.
    pub day: Day,
    /// How many visits, whoever made them.
    pub clicks: i64,
}

/// How often all links of a program were followed from one day to another, both
/// included, by day; days without a visit are left out. By default up to today,
/// and 30 days.
///
/// Days are those of the organization's time zone when the visit came, whatever the
/// program's zone. A visit is in its day's number once [`super::ClickRecorder`] has
/// written it.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's;
/// [`Error::Malformed`] when the first day lies after the last, or more than
/// [`figures::DAYS_MAX`] days are asked for.
pub async fn counts(
    app: &App,
    caller: &Caller,
    program: Uuid,
    from_day: Option<Day>,
    to_day: Option<Day>,
) -> Result<Vec<DayCount>, Error> {
    caller.may(Scope::Read)?;
    let asked = Asked {
        from: from_day,
        to: to_day,
        program: Some(program),
    };
    let days = figures::days(app, caller, asked).await?.into_iter();
    let visited = days.filter(|day| day.counts.clicks != 0);
    let counts = visited.map(|day| DayCount {
        day: day.day,
        clicks: day.counts.clicks,
    });
    Ok(counts.collect())
}

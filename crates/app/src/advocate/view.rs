//! An advocate as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Advocate;
use uuid::Uuid;

use crate::{App, Error, share_page::secrets};

/// Somebody who brings others in a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvocateView {
    /// The program.
    pub program: Uuid,
    /// The person.
    pub customer: String,
    /// The code that friends type or follow in a link.
    pub code: String,
    /// The secret in the address of the person's own page: `/s/{secret}`.
    pub share_secret: String,
    /// Since when.
    pub enrolled_at: Moment,
}

/// Rows as callers see them; who has no page of their own yet gets one.
pub(super) async fn views(
    app: &App,
    organization: Uuid,
    rows: Vec<Advocate>,
) -> Result<Vec<AdvocateView>, Error> {
    let key = |row: &Advocate| (row.program_id, row.customer.clone());
    let keys: Vec<_> = rows.iter().map(key).collect();
    let mut secrets = secrets(app, organization, &keys).await?;
    let view = |row: Advocate| {
        let secret = secrets.remove(&key(&row));
        let missing = || Error::inconsistent("an advocate has no page after being given one");
        Ok(AdvocateView::of(row, secret.ok_or_else(missing)?))
    };
    rows.into_iter().map(view).collect()
}

impl AdvocateView {
    pub(super) fn of(row: Advocate, share_secret: String) -> Self {
        Self {
            share_secret,
            program: row.program_id,
            customer: row.customer,
            code: row.code,
            enrolled_at: Moment::from_micros(row.enrolled_at),
        }
    }
}

//! One referral.

use goodword_store::ReferralKey;
use uuid::Uuid;

use super::ReferralView;
use crate::{App, Caller, Error, Scope};

/// The referral of a friend by an advocate in a program.
///
/// # Errors
/// [`Error::NotFound`] when there is none in the caller's organization.
pub async fn read(
    app: &App,
    caller: &Caller,
    program: Uuid,
    (advocate, friend): (&str, &str),
) -> Result<ReferralView, Error> {
    caller.may(Scope::Read)?;
    let key = ReferralKey {
        program_id: program,
        friend: friend.to_owned(),
        advocate: advocate.to_owned(),
    };
    let row = app
        .store()
        .reader()
        .referrals()
        .get(caller.organization, &key)
        .await?;
    let missing = || Error::not_found("referral", format!("{friend} by {advocate}"));
    ReferralView::of(row.ok_or_else(missing)?)
}

//! One-time links: made, looked at, used.
//!
//! The link's token stands behind `#` in the address, which no browser sends to a
//! server, so that no log sees it; the database keeps its hash. A link of an
//! organization may choose the password of a login only while that login is in no
//! other organization: else one business could let itself in to another.

mod look;
mod make;
mod purpose;
mod redeem;

use goodword_domain::moment::Moment;
use goodword_store::{OneTimeLink, Reader, StaffUser};

pub use look::{LinkView, look};
pub(crate) use make::make;
pub use purpose::Purpose;
pub use redeem::{Redemption, redeem};

use crate::{Error, token::fingerprint};

/// A link that was made, with its token, which is shown this once.
#[derive(Clone)]
pub struct NewLink {
    /// The token, for `{public_url}/console/welcome#TOKEN`.
    pub token: String,
    /// Until when it works.
    pub expires_at: Moment,
}

/// Without the token.
impl std::fmt::Debug for NewLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewLink")
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

impl NewLink {
    /// The address that lets its holder in.
    #[must_use]
    pub fn address(&self, public_url: &str) -> String {
        format!("{public_url}/console/welcome#{}", self.token)
    }
}

/// The link of a token, if it still works.
async fn find(reader: Reader<'_>, token: &str, now: Moment) -> Result<OneTimeLink, Error> {
    let link = reader.one_time_links().by_hash(&fingerprint(token)).await?;
    let link = link.filter(|link| link.used_at.is_none() && link.expires_at > now.micros());
    link.ok_or(Error::LinkSpent)
}

/// For whom a link is; a link of somebody who is kept out does not work.
async fn staff_of(reader: Reader<'_>, link: &OneTimeLink) -> Result<StaffUser, Error> {
    let id = link.staff_id.ok_or(Error::LinkSpent)?;
    let row = reader.staff().get(link.organization_id, id).await?;
    let row = row.filter(|row| row.disabled_at.is_none());
    row.ok_or(Error::LinkSpent)
}

/// Whether somebody has joined another organization with the same login.
pub(crate) async fn is_elsewhere(reader: Reader<'_>, staff: &StaffUser) -> Result<bool, Error> {
    let rows = reader.staff().everywhere(staff.login_id).await?;
    let mut others = rows
        .iter()
        .filter(|row| row.organization_id != staff.organization_id);
    Ok(others.any(|row| row.joined_at.is_some()))
}

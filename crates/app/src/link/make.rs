//! Making a link.

use goodword_domain::moment::Moment;
use goodword_store::{OneTimeLink, Tx};
use uuid::Uuid;

use super::{NewLink, Purpose};
use crate::{
    App, Caller, Error,
    token::{base64url, fingerprint},
};

/// Makes a link of the caller's organization for somebody, or for whoever comes
/// first, in the caller's transaction. Older ones of theirs end.
pub(crate) async fn make(
    app: &App,
    tx: &Tx,
    caller: &Caller,
    purpose: Purpose,
    staff: Option<Uuid>,
) -> Result<NewLink, Error> {
    let (organization, now) = (caller.organization, app.now().micros());
    let links = tx.one_time_links();
    links.remove_expired(organization, now).await?;
    links.void(organization, staff, now).await?;
    let token = base64url(app.ids().secret());
    let expires_at = now.saturating_add(purpose.lasts());
    links
        .insert(OneTimeLink {
            organization_id: organization,
            id: app.ids().next(),
            hash: fingerprint(&token).to_vec(),
            purpose: purpose.stored().to_owned(),
            staff_id: staff,
            made_by: caller.name.clone(),
            created_at: now,
            expires_at,
            used_at: None,
        })
        .await?;
    Ok(NewLink {
        token,
        expires_at: Moment::from_micros(expires_at),
    })
}

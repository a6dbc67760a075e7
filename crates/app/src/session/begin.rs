//! Beginning a session.

use goodword_store::{Session, Tx};
use uuid::Uuid;

use super::{SignedIn, authenticate, read};
use crate::{
    App, Error,
    token::{base64url, fingerprint},
};

/// Begins a session in the caller's transaction; answers its token. Sessions that
/// ended by themselves are swept away at this occasion.
pub(crate) async fn start(
    app: &App,
    tx: &Tx,
    login: Uuid,
    organization: Uuid,
) -> Result<String, Error> {
    let now = app.now().micros();
    let token = base64url(app.ids().secret());
    tx.sessions().remove_expired(now).await?;
    tx.sessions()
        .insert(&Session {
            hash: fingerprint(&token).to_vec(),
            login_id: login,
            organization_id: organization,
            created_at: now,
            seen_at: now,
            expires_at: app.options().sessions.end(now, now),
        })
        .await?;
    Ok(token)
}

/// A session that was just begun, as its person sees it.
pub(crate) async fn started(app: &App, token: String) -> Result<SignedIn, Error> {
    let person = authenticate(app, &token).await?;
    let session = read(app, &person).await?;
    Ok(SignedIn { token, session })
}

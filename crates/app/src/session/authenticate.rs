//! Recognising a person who is signed in.

use goodword_store::{Session, StaffUser};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::lifetime::SEEN_EVERY;
use crate::{
    App, Caller, Error,
    staff::{is_active, role_of},
    token::{base64url, fingerprint},
};

/// A person who is signed in, and acts for one organization.
#[derive(Clone)]
pub struct Person {
    /// What they may do there; known on record as `staff:<id>`.
    pub caller: Caller,
    pub(super) session: Session,
    pub(super) staff: StaffUser,
    csrf_token: String,
}

impl Person {
    /// Their id on the organization's staff.
    #[must_use]
    pub fn staff(&self) -> Uuid {
        self.staff.id
    }

    /// Their login, the same in all their organizations.
    #[must_use]
    pub fn login(&self) -> Uuid {
        self.session.login_id
    }

    /// What requests that change something have to bring along. A page of another
    /// site can make the browser send the cookie, but cannot know this.
    #[must_use]
    pub fn csrf_token(&self) -> &str {
        &self.csrf_token
    }

    /// Whether a request brought it. Compared by its hash, so that the time that
    /// it takes tells nothing.
    #[must_use]
    pub fn is_csrf_token(&self, sent: &str) -> bool {
        fingerprint(sent) == fingerprint(&self.csrf_token)
    }
}

/// Who calls with this token of a session. Writes at most once a minute that they
/// were seen.
///
/// # Errors
/// [`Error::Unauthenticated`] when there is no such session, it has ended, or the
/// person is no longer let in.
pub async fn authenticate(app: &App, token: &str) -> Result<Person, Error> {
    let mut person = recognise(app, token).await?;
    let now = app.now().micros();
    if now.saturating_sub(person.session.seen_at) >= SEEN_EVERY {
        see(app, &mut person.session, now).await;
    }
    Ok(person)
}

/// Whose session this token is of, without noting that they were seen: for what goes
/// on by itself, such as an answer that stays open, which keeps nobody signed in.
///
/// # Errors
/// As [`authenticate`].
pub async fn recognise(app: &App, token: &str) -> Result<Person, Error> {
    let (reader, now) = (app.store().reader(), app.now().micros());
    let session = reader.sessions().by_hash(&fingerprint(token)).await?;
    let session = session
        .filter(|session| app.options().sessions.lives(session, now))
        .ok_or(Error::Unauthenticated)?;
    let staff = reader
        .staff()
        .of_login(session.organization_id, session.login_id)
        .await?;
    let staff = staff.filter(is_active).ok_or(Error::Unauthenticated)?;
    Ok(Person {
        caller: Caller {
            organization: session.organization_id,
            scopes: role_of(&staff)?.scopes(),
            name: format!("staff:{}", staff.id.simple()),
        },
        csrf_token: csrf_token(token),
        session,
        staff,
    })
}

/// Notes that the person was seen. A database that is busy is no reason not to
/// answer: the next call notes it.
async fn see(app: &App, session: &mut Session, now: i64) {
    let seen = Session {
        seen_at: now,
        expires_at: app.options().sessions.end(session.created_at, now),
        ..session.clone()
    };
    let noted = async {
        let tx = app.store().begin_unscoped().await?;
        tx.sessions()
            .see(&seen, now.saturating_sub(SEEN_EVERY).saturating_add(1))
            .await?;
        tx.commit().await
    };
    match noted.await {
        Ok(()) => *session = seen,
        Err(error) => tracing::debug!(%error, "a session was not noted as seen"),
    }
}

/// What a session's token makes for its requests: known to whoever knows the
/// token, and telling nothing of it.
fn csrf_token(token: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"goodword csrf\0");
    hash.update(token.as_bytes());
    base64url(hash.finalize().into())
}

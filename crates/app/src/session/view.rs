//! A session as its person sees it.

use std::collections::BTreeSet;

use goodword_domain::moment::Moment;
use uuid::Uuid;

use super::Person;
use crate::{
    App, Error, Scope,
    organization::OrganizationView,
    staff::{StaffView, is_active},
};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    /// Who it is.
    pub staff: StaffView,
    /// For which organization they act.
    pub organization: OrganizationView,
    /// For which they may act, with their names, oldest first.
    pub organizations: Vec<(Uuid, String)>,
    /// What they may do there.
    pub scopes: BTreeSet<Scope>,
    /// What requests that change something have to bring along.
    pub csrf_token: String,
    /// When it ends, unless they are seen before.
    pub expires_at: Moment,
}

/// Somebody who has just signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// The session's token, for the cookie. It is shown this once.
    pub token: String,
    /// The session.
    pub session: SessionView,
}

/// The session of a person.
///
/// # Errors
/// When the database does not answer.
pub async fn read(app: &App, person: &Person) -> Result<SessionView, Error> {
    let reader = app.store().reader();
    let login = reader.logins().get(person.session.login_id).await?;
    let login = login.ok_or(Error::Unauthenticated)?;
    let mut organizations = Vec::new();
    let mut current = None;
    for row in reader.staff().everywhere(login.id).await? {
        if !is_active(&row) {
            continue;
        }
        let organization = reader.organizations().get(row.organization_id).await?;
        let Some(organization) = organization else {
            continue;
        };
        organizations.push((organization.id, organization.name.clone()));
        if organization.id == person.session.organization_id {
            current = Some(OrganizationView::of(organization));
        }
    }
    Ok(SessionView {
        staff: StaffView::of(person.staff.clone(), login.email)?,
        organization: current.ok_or(Error::Unauthenticated)?,
        organizations,
        scopes: person.caller.scopes.clone(),
        csrf_token: person.csrf_token().to_owned(),
        expires_at: Moment::from_micros(person.session.expires_at),
    })
}

//! The administrator of a demonstration.

use goodword_store::StaffUser;
use uuid::Uuid;

use super::{Role, is_active, login_of};
use crate::{
    App, Caller, Error,
    link::{NewLink, Purpose, make},
};

/// Who it is. Nothing can be delivered there (RFC 2606).
pub const DEMO_EMAIL: &str = "demo@goodword.example";
/// What they are called.
const NAME: &str = "Demo";

/// Makes the demonstration's administrator one of each of these organizations, and
/// a link that signs them in, once, to the first. Organizations that are no
/// demonstrations are passed over: nobody gets into a real business this way.
/// None when there is no demonstration among them.
///
/// # Errors
/// When the database does not answer.
pub async fn ensure_demo_administrator(
    app: &App,
    organizations: &[Uuid],
) -> Result<Option<NewLink>, Error> {
    let mut link = None;
    for &organization in organizations {
        let tx = app.store().begin(organization).await?;
        let row = tx.organizations().get(organization).await?;
        if !row.is_some_and(|row| row.is_demo) {
            continue;
        }
        let login = login_of(app, &tx, DEMO_EMAIL).await?;
        let now = app.now().micros();
        let there = tx.staff().of_login(organization, login.id).await?;
        let mut row = there.unwrap_or_else(|| StaffUser {
            organization_id: organization,
            id: app.ids().next(),
            login_id: login.id,
            name: NAME.to_owned(),
            role: String::new(),
            language: None,
            created_at: now,
            joined_at: None,
            disabled_at: None,
            last_signed_in_at: None,
        });
        if !is_active(&row) || row.role != Role::Administrator.name() {
            row.role = Role::Administrator.name().to_owned();
            row.joined_at = row.joined_at.or(Some(now));
            row.disabled_at = None;
            tx.staff().save(row.clone()).await?;
        }
        if link.is_none() {
            let caller = Caller::product(organization, "demo");
            link = Some(make(app, &tx, &caller, Purpose::SignIn, Some(row.id)).await?);
        }
        tx.commit().await?;
    }
    Ok(link)
}

//! Changing what somebody is called, as what they work, and whether they get in.

use goodword_store::{StaffUser, Tx};
use uuid::Uuid;

use super::{Role, StaffView, is_active};
use crate::{App, Caller, Error, Scope, faults::Faults};

/// What is to change; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffChange {
    /// What they are called.
    pub name: Option<String>,
    /// As what they work.
    pub role: Option<Role>,
    /// Whether they are kept out.
    pub disabled: Option<bool>,
}

/// Changes somebody on the staff of the caller's organization. Who is kept out is
/// out at once.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `last_administrator` when nobody would
/// be left who may let people in.
pub async fn update(
    app: &App,
    caller: &Caller,
    id: Uuid,
    change: StaffChange,
) -> Result<StaffView, Error> {
    caller.may(Scope::Admin)?;
    let mut faults = Faults::default();
    let name = change.name.map(|name| faults.name("name", &name));
    faults.done()?;
    let (organization, now) = (caller.organization, app.now().micros());
    let tx = app.store().begin(organization).await?;
    let before = tx.staff().get(organization, id).await?;
    let before = before.ok_or_else(|| Error::not_found("staff", id.to_string()))?;
    let mut row = before.clone();
    row.name = name.unwrap_or(row.name);
    if let Some(role) = change.role {
        row.role = role.name().to_owned();
    }
    match change.disabled {
        Some(true) => row.disabled_at = row.disabled_at.or(Some(now)),
        Some(false) => row.disabled_at = None,
        None => {}
    }
    if administers(&before) && !administers(&row) {
        another_administrator(&tx, &row).await?;
    }
    if row.disabled_at.is_some() {
        tx.sessions()
            .end_of_staff(organization, row.login_id)
            .await?;
        tx.one_time_links()
            .void(organization, Some(id), now)
            .await?;
    }
    tx.staff().save(row.clone()).await?;
    let login = tx.logins().get(row.login_id).await?;
    let login = login.ok_or_else(|| Error::inconsistent(format!("staff {id} has no login")))?;
    tx.commit().await?;
    StaffView::of(row, login.email)
}

fn administers(row: &StaffUser) -> bool {
    is_active(row) && row.role == Role::Administrator.name()
}

/// Insists on an administrator beside this one. Under the organization's lock, so
/// that two cannot step down for each other.
async fn another_administrator(tx: &Tx, row: &StaffUser) -> Result<(), Error> {
    let administrators = tx
        .staff()
        .of_role(row.organization_id, Role::Administrator.name())
        .await?;
    let mut others = administrators.iter().filter(|other| other.id != row.id);
    if others.any(is_active) {
        return Ok(());
    }
    let detail = "nobody would be left who may let people in; make somebody else an \
                  administrator first"
        .to_owned();
    Err(Error::Conflict {
        code: "last_administrator",
        detail,
    })
}

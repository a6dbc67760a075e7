//! Inviting somebody.

use goodword_store::{Login, StaffUser, Tx};

use super::{Role, StaffView, letter::give};
use crate::{
    App, Caller, Error, Scope,
    faults::Faults,
    link::{NewLink, Purpose},
};

/// Somebody to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStaff {
    /// What they are called.
    pub name: String,
    /// With what they will sign in.
    pub email: String,
    /// As what they work.
    pub role: Role,
    /// In which language they read the console.
    pub language: Option<String>,
}

/// Somebody who was invited, with the link that lets them in, which is shown this once.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub staff: StaffView,
    /// The link.
    pub link: NewLink,
    /// Whether a letter brings it to them: a mail server is set up.
    pub is_mailed: bool,
}

/// Puts somebody on the staff of the caller's organization. They get in with the
/// link; who has a login on this installation already keeps its password.
///
/// # Errors
/// [`Error::Malformed`] with every fault; [`Error::Conflict`] `email_taken` when
/// they are on the staff already.
pub async fn invite(app: &App, caller: &Caller, new: NewStaff) -> Result<Invited, Error> {
    caller.may(Scope::Admin)?;
    let mut faults = Faults::default();
    let name = faults.name("name", &new.name);
    let email = faults.email("email", &new.email);
    faults.language("language", new.language.as_deref());
    faults.done()?;
    let tx = app.store().begin(caller.organization).await?;
    let login = login_of(app, &tx, &email).await?;
    let there = tx.staff().of_login(caller.organization, login.id).await?;
    if there.is_some() {
        let detail = "somebody with this e-mail address is on the staff already".to_owned();
        return Err(Error::Conflict {
            code: "email_taken",
            detail,
        });
    }
    let row = StaffUser {
        organization_id: caller.organization,
        id: app.ids().next(),
        login_id: login.id,
        name,
        role: new.role.name().to_owned(),
        language: new.language,
        created_at: app.now().micros(),
        joined_at: None,
        disabled_at: None,
        last_signed_in_at: None,
    };
    tx.staff().insert(row.clone()).await?;
    let given = give(app, &tx, caller, (&row, &login), Purpose::Invitation).await?;
    tx.commit().await?;
    Ok(Invited {
        staff: StaffView::of(row, login.email)?,
        link: given.link,
        is_mailed: given.is_mailed,
    })
}

/// The login of an e-mail address, made when there is none.
pub(crate) async fn login_of(app: &App, tx: &Tx, email: &str) -> Result<Login, Error> {
    if let Some(login) = tx.logins().by_email(email).await? {
        return Ok(login);
    }
    let row = Login {
        id: app.ids().next(),
        email: email.to_owned(),
        hash: None,
        created_at: app.now().micros(),
        changed_at: None,
    };
    tx.logins().insert_absent(&row).await?;
    let login = tx.logins().by_email(email).await?;
    login.ok_or_else(|| Error::inconsistent("a login was made and is not there"))
}

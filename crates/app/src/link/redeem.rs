//! Using a link.

use goodword_store::{Login, OneTimeLink, Reader, StaffUser, Tx};

use super::{Purpose, find, is_elsewhere, staff_of};
use crate::{
    App, Error,
    faults::Faults,
    password,
    session::{SignedIn, end, start, started},
    staff::{Role, login_of},
};

/// What the holder of a link sends with it.
#[derive(Clone, Default)]
pub struct Redemption {
    /// The link's token.
    pub token: String,
    /// What they are called; needed where there is nobody yet.
    pub name: Option<String>,
    /// With what they will sign in; needed where there is nobody yet, else not read.
    pub email: Option<String>,
    /// The password: a new one, or for somebody who is invited to one more
    /// organization the one that they have. Not read where a link only signs in.
    pub password: Option<String>,
    /// In which language they read the console.
    pub language: Option<String>,
    /// The token of the session that the browser still holds; it ends.
    pub before: Option<String>,
}

/// What the link asks of the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Nothing.
    Nothing,
    /// The one that they have.
    Same,
    /// A new one.
    New,
}

/// Lets the holder of a link in, and uses it up.
///
/// # Errors
/// [`Error::LinkSpent`] when it does not work, or no longer; [`Error::Malformed`]
/// with every fault of what was sent; [`Error::SignInFailed`] when the password
/// should be the one that they have, and is not. The link stays then.
pub async fn redeem(app: &App, sent: Redemption) -> Result<SignedIn, Error> {
    let link = find(app.store().reader(), &sent.token, app.now()).await?;
    let signed = match Purpose::of_stored(&link.purpose).ok_or(Error::LinkSpent)? {
        Purpose::FirstAdministrator => first(app, &link, &sent).await?,
        purpose => somebody(app, &link, purpose, &sent).await?,
    };
    if let Some(before) = &sent.before {
        end(app, before).await?;
    }
    Ok(signed)
}

/// The first person of the installation.
async fn first(app: &App, link: &OneTimeLink, sent: &Redemption) -> Result<SignedIn, Error> {
    let mut faults = Faults::default();
    let name = faults.needed("name", sent.name.as_deref());
    let email = faults.needed("email", sent.email.as_deref());
    let password = faults.needed("password", sent.password.as_deref());
    let name = sent.name.is_some().then(|| faults.name("name", name));
    let email = sent.email.is_some().then(|| faults.email("email", email));
    let (name, email) = (name.unwrap_or_default(), email.unwrap_or_default());
    faults.language("language", sent.language.as_deref());
    if sent.password.is_some()
        && let Some(reason) = password::fault(password, &email)
    {
        faults.add("password", reason);
    }
    faults.done()?;
    let hash = password::hashed(password, app.ids().secret()).await?;
    let (organization, now) = (link.organization_id, app.now().micros());
    let tx = app.store().begin(organization).await?;
    if tx.staff().is_anybody().await? {
        return Err(Error::LinkSpent);
    }
    use_up(&tx, link, now).await?;
    let login = login_of(app, &tx, &email).await?;
    tx.logins().set_hash(login.id, &hash, now).await?;
    let row = StaffUser {
        organization_id: organization,
        id: app.ids().next(),
        login_id: login.id,
        name,
        role: Role::Administrator.name().to_owned(),
        language: sent.language.clone(),
        created_at: now,
        joined_at: Some(now),
        disabled_at: None,
        last_signed_in_at: Some(now),
    };
    tx.staff().insert(row).await?;
    let token = start(app, &tx, login.id, organization).await?;
    tx.commit().await?;
    started(app, token).await
}

/// Somebody who is on the staff.
async fn somebody(
    app: &App,
    link: &OneTimeLink,
    purpose: Purpose,
    sent: &Redemption,
) -> Result<SignedIn, Error> {
    let reader = app.store().reader();
    let (_, login, asks) = holder(reader, link, purpose).await?;
    let mut faults = Faults::default();
    let name = sent.name.as_deref();
    let name = name.map(|name| faults.name("name", name));
    faults.language("language", sent.language.as_deref());
    let hash = proven(app, asks, &login, sent, faults).await?;
    let now = app.now().micros();
    let tx = app.store().begin(link.organization_id).await?;
    let (mut row, login, stands) = holder(tx.reader(), link, purpose).await?;
    if stands != asks {
        // They joined elsewhere, or chose a password, while this one was looked at.
        return Err(Error::LinkSpent);
    }
    use_up(&tx, link, now).await?;
    row.name = name.unwrap_or(row.name);
    row.language = sent.language.clone().or(row.language);
    row.joined_at = row.joined_at.or(Some(now));
    row.last_signed_in_at = Some(now);
    tx.staff().save(row).await?;
    if let Some(hash) = hash {
        tx.logins().set_hash(login.id, &hash, now).await?;
        tx.sessions().end_others(login.id, None).await?;
    }
    let token = start(app, &tx, login.id, link.organization_id).await?;
    tx.commit().await?;
    started(app, token).await
}

/// Whose link it is, and what it asks of their password.
async fn holder(
    reader: Reader<'_>,
    link: &OneTimeLink,
    purpose: Purpose,
) -> Result<(StaffUser, Login, Asks), Error> {
    let row = staff_of(reader, link).await?;
    let login = reader.logins().get(row.login_id).await?;
    let login = login.ok_or(Error::LinkSpent)?;
    let elsewhere = is_elsewhere(reader, &row).await?;
    let asks = match purpose {
        Purpose::FirstAdministrator => return Err(Error::LinkSpent),
        Purpose::Password if elsewhere => return Err(Error::LinkSpent),
        Purpose::SignIn => Asks::Nothing,
        Purpose::Invitation if elsewhere || login.hash.is_some() => Asks::Same,
        Purpose::Invitation | Purpose::Password | Purpose::Recovery => Asks::New,
    };
    Ok((row, login, asks))
}

/// Looks at the password that was sent; what is to be kept of it where it is new.
async fn proven(
    app: &App,
    asks: Asks,
    login: &Login,
    sent: &Redemption,
    mut faults: Faults,
) -> Result<Option<String>, Error> {
    if asks == Asks::Nothing {
        faults.done()?;
        return Ok(None);
    }
    let password = faults.needed("password", sent.password.as_deref());
    if asks == Asks::Same {
        faults.done()?;
        return match password::matches(password, login.hash.as_deref()).await? {
            true => Ok(None),
            false => Err(Error::SignInFailed),
        };
    }
    if sent.password.is_some()
        && let Some(reason) = password::fault(password, &login.email)
    {
        faults.add("password", reason);
    }
    faults.done()?;
    password::hashed(password, app.ids().secret())
        .await
        .map(Some)
}

async fn use_up(tx: &Tx, link: &OneTimeLink, now: i64) -> Result<(), Error> {
    let used = tx
        .one_time_links()
        .use_up(link.organization_id, link.id, now)
        .await?;
    if used { Ok(()) } else { Err(Error::LinkSpent) }
}

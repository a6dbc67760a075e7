//! Making keys.

use std::collections::BTreeSet;

use goodword_store::{ApiKey, Organization, Tx};
use uuid::Uuid;

use super::{KeyView, fingerprint, secret::secret_of, view::write_scopes};
use crate::{App, Caller, Error, FieldFault, Scope};

/// Most characters of a key's name.
const NAME_CHARS: usize = 100;
/// What the first organization is called until its owner names it.
const FIRST_ORGANIZATION: &str = "My shop";

/// A key to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// What it is called: for whom it is.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
}

/// A key that was made, with its secret, which is shown this once.
#[derive(Clone)]
pub struct CreatedKey {
    /// The key.
    pub key: KeyView,
    /// The secret, for `Authorization: Bearer`.
    pub secret: String,
}

/// Makes a key of the caller's organization.
///
/// # Errors
/// [`Error::Malformed`] for a name or scopes that will not do.
pub async fn create(app: &App, caller: &Caller, new: NewKey) -> Result<CreatedKey, Error> {
    caller.may(Scope::Admin)?;
    check(&new)?;
    let tx = app.store().begin(caller.organization).await?;
    let created = insert(app, &tx, caller.organization, new).await?;
    tx.commit().await?;
    Ok(created)
}

/// Makes an administrator key of the first organization, and that organization
/// when there is none: what `goodword key create` does on a new installation.
/// There is no caller yet; whoever may run the command may do everything.
///
/// # Errors
/// [`Error::Malformed`] for a name that will not do.
pub async fn create_first(app: &App, name: &str) -> Result<CreatedKey, Error> {
    let new = NewKey {
        name: name.to_owned(),
        scopes: BTreeSet::from([Scope::Admin]),
    };
    check(&new)?;
    let tx = app.store().begin_unscoped().await?;
    let organization = match tx.organizations().first().await? {
        Some(first) => first,
        None => {
            let now = app.now().micros();
            let first = Organization::new(app.ids().next(), FIRST_ORGANIZATION, now);
            tx.organizations().insert(&first).await?;
            first
        }
    };
    let created = insert(app, &tx, organization.id, new).await?;
    tx.commit().await?;
    Ok(created)
}

fn check(new: &NewKey) -> Result<(), Error> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, reason: String| {
        faults.push(FieldFault {
            index: None,
            field: field.to_owned(),
            reason,
        });
    };
    let chars = new.name.chars().count();
    if new.name.trim().is_empty() {
        fault("name", "is empty: say for whom the key is".to_owned());
    } else if chars > NAME_CHARS {
        fault(
            "name",
            format!("has {chars} characters; at most {NAME_CHARS}"),
        );
    } else if new.name.chars().any(char::is_control) {
        fault("name", "has a control character".to_owned());
    }
    if new.scopes.is_empty() {
        fault(
            "scopes",
            "is empty: a key without any scope may do nothing".to_owned(),
        );
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Malformed(faults))
    }
}

async fn insert(app: &App, tx: &Tx, organization: Uuid, new: NewKey) -> Result<CreatedKey, Error> {
    let secret = secret_of(app.ids().secret());
    let row = ApiKey {
        organization_id: organization,
        id: app.ids().next(),
        name: new.name,
        hash: fingerprint(&secret).to_vec(),
        scopes: write_scopes(&new.scopes),
        created_at: app.now().micros(),
        revoked_at: None,
    };
    tx.api_keys().insert(row.clone()).await?;
    Ok(CreatedKey {
        key: KeyView::of(row)?,
        secret,
    })
}

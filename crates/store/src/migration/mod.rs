//! The tables, made by the binary itself: a file a migration, in order of time.
//! A migration that was released is never changed; another one follows it.

mod m20261122_000001_initial;
mod m20261128_000001_staff;
mod m20261128_000002_figures;
mod m20261128_000003_draft;
mod m20261128_000004_mail;
mod m20261128_000005_share_page;
mod m20261128_000006_refusal_count;
mod m20261128_000007_customer_word;
mod m20261128_000008_lists;
mod schema;

use sea_orm::{DatabaseConnection, DatabaseTransaction};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationTrait, MigratorTrait};

use crate::Error;

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_initial::Migration),
            Box::new(m20261128_000001_staff::Migration),
            Box::new(m20261128_000002_figures::Migration),
            Box::new(m20261128_000003_draft::Migration),
            Box::new(m20261128_000004_mail::Migration),
            Box::new(m20261128_000005_share_page::Migration),
            Box::new(m20261128_000006_refusal_count::Migration),
            Box::new(m20261128_000007_customer_word::Migration),
            Box::new(m20261128_000008_lists::Migration),
        ]
    }
}

/// Applies what is pending, in the caller's transaction; says what it was.
pub(crate) async fn apply(tx: &DatabaseTransaction) -> Result<Vec<String>, Error> {
    let pending = Migrator::get_pending_migrations(tx)
        .await
        .map_err(refused)?;
    let names = pending
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    Migrator::up(tx, None).await.map_err(refused)?;
    Ok(names)
}

/// What is pending. Writes nothing.
pub(crate) async fn pending(readers: &DatabaseConnection) -> Result<Vec<String>, Error> {
    let pending = Migrator::get_pending_migrations_read_only(readers)
        .await
        .map_err(refused)?;
    Ok(pending
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect())
}

/// A retryable error stays one; a migration that only the database knows is named.
fn refused(error: sea_orm::DbErr) -> Error {
    match error {
        sea_orm::DbErr::Custom(what) => Error::Migration(format!(
            "the database was made by a newer version of this program ({what}): use that one"
        )),
        error => match Error::from(error) {
            Error::Driver(cause) => Error::Migration(cause.to_string()),
            error => error,
        },
    }
}

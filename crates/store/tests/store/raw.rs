//! The database from beside the store: to look at its tables, and to tamper with them.

use anyhow::Result;
use goodword_store::Location;
use goodword_testkit::store::TestStore;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

pub(crate) async fn connect(store: &TestStore) -> Result<DatabaseConnection> {
    let url = match store.location() {
        Location::Directory(path) => format!("sqlite://{}/goodword.db", path.display()),
        Location::Url(url) => url.clone(),
    };
    let mut options = sea_orm::ConnectOptions::new(url);
    options.sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// All rows of a query of one text column.
pub(crate) async fn texts(db: &DatabaseConnection, sql: &str) -> Result<Vec<String>> {
    let rows = db.query_all_raw(statement(db, sql)).await?;
    let texts: Result<Vec<String>, _> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
    Ok(texts?)
}

pub(crate) async fn execute(db: &DatabaseConnection, sql: &str) -> Result<u64> {
    Ok(db.execute_raw(statement(db, sql)).await?.rows_affected())
}

pub(crate) fn is_postgres(db: &DatabaseConnection) -> bool {
    db.get_database_backend() == DbBackend::Postgres
}

fn statement(db: &DatabaseConnection, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}

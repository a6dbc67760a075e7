//! People who work there: logins, sessions, one-time links, and what an
//! organization is set to.

use sea_orm::sea_query::{Alias, ColumnDef, Table};
use sea_orm::{DbBackend, DbErr};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{big, bytes, index, table, text, unique, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000001_staff"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organization(manager).await?;
        login(manager).await?;
        session(manager).await?;
        staff_user(manager).await?;
        one_time_link(manager).await?;
        Ok(())
    }
}

/// What organizations that are there already get. A column a statement: SQLite
/// takes no more.
async fn organization(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, value) in [
        ("language", "en"),
        ("time_zone", "UTC"),
        ("currency", "CNY"),
    ] {
        let mut column = ColumnDef::new(name);
        if manager.get_database_backend() == DbBackend::Postgres {
            column.custom(Alias::new(r#"text COLLATE "C""#));
        } else {
            column.text();
        }
        column.not_null().default(value);
        add(manager, column).await?;
    }
    let mut column = ColumnDef::new("is_demo");
    column.boolean().not_null().default(false);
    add(manager, column).await
}

async fn add(manager: &SchemaManager<'_>, mut column: ColumnDef) -> Result<(), DbErr> {
    let mut statement = Table::alter();
    statement.table("organization").add_column(&mut column);
    manager.alter_table(statement).await
}

async fn login(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("id"),
        text("email"),
        text("hash").optional(),
        big("created_at"),
        big("changed_at").optional(),
    ];
    table(manager, "login", &columns, &["id"], &[unique(&["email"])]).await
}

async fn session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        bytes("hash"),
        uuid("login_id"),
        uuid("organization_id"),
        big("created_at"),
        big("seen_at"),
        big("expires_at"),
    ];
    let indexes = [index(&["login_id"]), index(&["expires_at"])];
    table(manager, "session", &columns, &["hash"], &indexes).await
}

async fn staff_user(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        uuid("login_id"),
        text("name"),
        text("role"),
        text("language").optional(),
        big("created_at"),
        big("joined_at").optional(),
        big("disabled_at").optional(),
        big("last_signed_in_at").optional(),
    ];
    // Once in an organization; the login first, since a sign-in looks for all of them.
    let indexes = [unique(&["login_id", "organization_id"])];
    let key = ["organization_id", "id"];
    table(manager, "staff_user", &columns, &key, &indexes).await
}

async fn one_time_link(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        bytes("hash"),
        text("purpose"),
        uuid("staff_id").optional(),
        text("made_by"),
        big("created_at"),
        big("expires_at"),
        big("used_at").optional(),
    ];
    let key = ["organization_id", "id"];
    let indexes = [unique(&["hash"])];
    table(manager, "one_time_link", &columns, &key, &indexes).await
}

//! People and policies.

use sea_orm::DbErr;
use sea_orm_migration::SchemaManager;

use crate::migration::schema::{big, bytes, flag, integer, table, text, unique, uuid};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    organization(manager).await?;
    api_key(manager).await?;
    setting(manager).await?;
    program(manager).await?;
    program_version(manager).await?;
    customer(manager).await?;
    advocate(manager).await?;
    webhook_endpoint(manager).await?;
    Ok(())
}

async fn organization(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [uuid("id"), text("name"), big("created_at")];
    table(manager, "organization", &columns, &["id"], &[]).await
}

async fn api_key(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("name"),
        bytes("hash"),
        text("scopes"),
        big("created_at"),
        big("revoked_at").optional(),
    ];
    let indexes = [unique(&["hash"])];
    table(
        manager,
        "api_key",
        &columns,
        &["organization_id", "id"],
        &indexes,
    )
    .await
}

async fn setting(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [uuid("organization_id"), text("key"), text("value")];
    table(
        manager,
        "setting",
        &columns,
        &["organization_id", "key"],
        &[],
    )
    .await
}

async fn program(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("name"),
        big("live_from"),
        text("history"),
        big("created_at"),
    ];
    let indexes = [unique(&["organization_id", "name"])];
    table(
        manager,
        "program",
        &columns,
        &["organization_id", "id"],
        &indexes,
    )
    .await
}

async fn program_version(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        integer("version"),
        text("definition"),
        big("since_at"),
        big("created_at"),
    ];
    table(
        manager,
        "program_version",
        &columns,
        &["organization_id", "program_id", "version"],
        &[],
    )
    .await
}

async fn customer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        text("name"),
        text("kind"),
        text("role").optional(),
        flag("club"),
        text("recruited_by").optional(),
        text("attributes"),
        big("added_at").optional(),
        big("updated_at"),
    ];
    table(
        manager,
        "customer",
        &columns,
        &["organization_id", "name"],
        &[],
    )
    .await
}

async fn advocate(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        text("customer"),
        text("code"),
        big("enrolled_at"),
    ];
    let indexes = [unique(&["code"])];
    table(
        manager,
        "advocate",
        &columns,
        &["organization_id", "program_id", "customer"],
        &indexes,
    )
    .await
}

async fn webhook_endpoint(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("url"),
        bytes("secret"),
        text("topics"),
        big("created_at"),
        big("disabled_at").optional(),
    ];
    table(
        manager,
        "webhook_endpoint",
        &columns,
        &["organization_id", "id"],
        &[],
    )
    .await
}

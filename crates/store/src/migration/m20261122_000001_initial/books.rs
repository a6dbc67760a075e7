//! Books, and what leaves the house.

use sea_orm::DbErr;
use sea_orm_migration::SchemaManager;

use crate::migration::schema::{big, bytes, flag, index, integer, small, table, text, uuid};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    transfer(manager).await?;
    journal_head(manager).await?;
    account(manager).await?;
    outbox(manager).await?;
    Ok(())
}

async fn transfer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        big("number"),
        uuid("program_id"),
        small("scope_kind"),
        text("scope_name"),
        text("movement"),
        flag("undoes"),
        text("debit"),
        text("credit"),
        text("unit"),
        big("amount"),
        big("effective_at"),
        big("recorded_at"),
        text("reason"),
        bytes("hash"),
    ];
    let indexes = [
        index(&["organization_id", "program_id", "scope_kind", "scope_name"]),
        index(&["organization_id", "debit", "number"]),
        index(&["organization_id", "credit", "number"]),
    ];
    table(
        manager,
        "transfer",
        &columns,
        &["organization_id", "number"],
        &indexes,
    )
    .await
}

async fn journal_head(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [uuid("organization_id"), big("number"), bytes("hash")];
    table(manager, "journal_head", &columns, &["organization_id"], &[]).await
}

async fn account(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        text("name"),
        text("unit"),
        big("balance"),
        flag("floor_zero"),
    ];
    table(
        manager,
        "account",
        &columns,
        &["organization_id", "program_id", "name", "unit"],
        &[],
    )
    .await
}

async fn outbox(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("topic"),
        text("payload"),
        big("created_at"),
        big("due_at"),
        integer("attempts"),
        big("lease_until").optional(),
        text("lease_owner").optional(),
        big("parked_at").optional(),
        big("delivered_at").optional(),
        text("last_error").optional(),
    ];
    let indexes = [
        index(&["due_at"]).only(&[("delivered_at", false), ("parked_at", false)]),
        index(&["organization_id", "parked_at"]).only(&[("parked_at", true)]),
    ];
    table(
        manager,
        "outbox",
        &columns,
        &["organization_id", "id"],
        &indexes,
    )
    .await
}

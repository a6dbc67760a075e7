//! Facts, and visits through links.

use sea_orm::DbErr;
use sea_orm_migration::SchemaManager;

use crate::migration::schema::{big, bytes, flag, index, integer, small, table, text, uuid};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    event(manager).await?;
    repeat(manager).await?;
    click(manager).await?;
    click_count(manager).await?;
    Ok(())
}

async fn event(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        text("source"),
        text("id"),
        text("kind"),
        big("time"),
        small("rank"),
        text("data"),
        bytes("fingerprint"),
        text("customer").optional(),
        text("other").optional(),
        text("order_name").optional(),
        text("instrument").optional(),
        text("thing").optional(),
        big("recorded_at"),
    ];
    let indexes = [
        index(&["organization_id", "customer"]).only(&[("customer", true)]),
        index(&["organization_id", "other"]).only(&[("other", true)]),
        index(&["organization_id", "order_name"]).only(&[("order_name", true)]),
        index(&["organization_id", "instrument"]).only(&[("instrument", true)]),
        index(&["organization_id", "thing"]).only(&[("thing", true)]),
        index(&["organization_id", "time", "rank", "source", "id"]),
    ];
    table(
        manager,
        "event",
        &columns,
        &["organization_id", "source", "id"],
        &indexes,
    )
    .await
}

async fn repeat(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("source"),
        text("event_id"),
        big("time"),
        small("kind"),
        text("data"),
        big("recorded_at"),
    ];
    let indexes = [index(&["organization_id", "time"])];
    table(
        manager,
        "repeat",
        &columns,
        &["organization_id", "id"],
        &indexes,
    )
    .await
}

async fn click(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        uuid("program_id"),
        text("code"),
        big("at"),
        text("visitor").optional(),
        flag("landing"),
    ];
    table(manager, "click", &columns, &["organization_id", "id"], &[]).await
}

async fn click_count(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        integer("day"),
        text("code"),
        big("n"),
    ];
    table(
        manager,
        "click_count",
        &columns,
        &["organization_id", "program_id", "day", "code"],
        &[],
    )
    .await
}

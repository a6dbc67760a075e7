//! What the folds keep and say.

use sea_orm::DbErr;
use sea_orm_migration::SchemaManager;

use crate::migration::schema::{big, index, small, table, text, uuid};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    scope(manager).await?;
    deed(manager).await?;
    wake_up(manager).await?;
    referral(manager).await?;
    referral_count(manager).await?;
    reward(manager).await?;
    refusal(manager).await?;
    Ok(())
}

async fn scope(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        small("kind"),
        text("name"),
        text("body"),
        big("updated_at"),
    ];
    table(
        manager,
        "scope",
        &columns,
        &["organization_id", "program_id", "kind", "name"],
        &[],
    )
    .await
}

async fn deed(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        text("advocate"),
        text("friend"),
        text("key"),
        big("shown_from"),
        big("shown_to").optional(),
        text("body"),
    ];
    table(
        manager,
        "deed",
        &columns,
        &[
            "organization_id",
            "program_id",
            "advocate",
            "friend",
            "key",
            "shown_from",
        ],
        &[],
    )
    .await
}

async fn wake_up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        small("scope_kind"),
        text("scope_name"),
        big("due_at"),
    ];
    let indexes = [index(&["due_at"])];
    table(
        manager,
        "wake_up",
        &columns,
        &["organization_id", "program_id", "scope_kind", "scope_name"],
        &indexes,
    )
    .await
}

async fn referral(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        text("friend"),
        text("advocate"),
        small("state"),
        text("channel"),
        big("introduced_at"),
        big("qualified_at").optional(),
        big("converted_at").optional(),
        big("voided_at").optional(),
        text("reason").optional(),
        text("event_source"),
        text("event_id"),
    ];
    let indexes = [
        index(&["organization_id", "advocate"]),
        index(&["organization_id", "friend"]),
        index(&["organization_id", "program_id", "introduced_at"]),
        index(&["organization_id", "introduced_at"]),
    ];
    table(
        manager,
        "referral",
        &columns,
        &["organization_id", "program_id", "friend", "advocate"],
        &indexes,
    )
    .await
}

async fn referral_count(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        small("state"),
        big("n"),
    ];
    table(
        manager,
        "referral_count",
        &columns,
        &["organization_id", "program_id", "state"],
        &[],
    )
    .await
}

async fn reward(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        text("id"),
        text("side"),
        text("beneficiary"),
        text("advocate").optional(),
        text("friend").optional(),
        small("state"),
        text("lines"),
        big("earned_at"),
        big("expires_at").optional(),
        text("explanation"),
        big("updated_at"),
    ];
    let indexes = [
        index(&["organization_id", "beneficiary"]),
        index(&["organization_id", "program_id", "earned_at"]),
        index(&["organization_id", "earned_at"]),
    ];
    table(
        manager,
        "reward",
        &columns,
        &["organization_id", "program_id", "id"],
        &indexes,
    )
    .await
}

async fn refusal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("program_id"),
        small("scope_kind"),
        text("scope_name"),
        text("event_source"),
        text("event_id"),
        text("reason"),
        text("friend"),
        big("at"),
        text("explanation"),
    ];
    let indexes = [
        index(&["organization_id", "at"]),
        index(&["organization_id", "friend"]),
    ];
    table(
        manager,
        "refusal",
        &columns,
        &[
            "organization_id",
            "program_id",
            "scope_kind",
            "scope_name",
            "event_source",
            "event_id",
            "reason",
            "friend",
        ],
        &indexes,
    )
    .await
}

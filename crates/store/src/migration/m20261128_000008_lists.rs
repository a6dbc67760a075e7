//! Lists by state and by reason read only what they show; and SQLite is told how much
//! its indexes tell apart.
//!
//! PostgreSQL counts its rows by itself. SQLite knows nothing until somebody has it
//! count, and then believes that an organization has ten rows: it would rather read a
//! whole list in its order than look up one person's rows and sort them. What it is to
//! believe instead is written here, once: the shape of a large business, which serves
//! a small one as well, and with which a statement is carried out in one and the same
//! way for ever.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{add_index, index};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000008_lists"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by_state = index(&["organization_id", "state", "introduced_at"]);
        add_index(manager, "referral", &by_state).await?;
        let by_state = index(&["organization_id", "state", "earned_at"]);
        add_index(manager, "reward", &by_state).await?;
        let by_reason = index(&["organization_id", "reason", "at"]);
        add_index(manager, "refusal", &by_reason).await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            tell(manager).await?;
        }
        Ok(())
    }
}

/// Of each index: how many rows have the same first column, the same first two, and
/// so on, among a million.
const SHAPES: &[(&str, &str, &str)] = &[
    ("event", "sqlite_autoindex_event_1", "1000000 200000 1"),
    ("event", "event__customer__time", "1000000 5 1"),
    ("event", "event__other__time", "1000000 5 1"),
    ("event", "event__order_name", "1000000 3"),
    ("event", "event__instrument", "1000000 3"),
    ("event", "event__thing", "1000000 5"),
    ("event", "event__kind__time", "1000000 2000 1"),
    ("event", "event__time__rank__source__id", "1000000 1 1 1 1"),
    (
        "referral",
        "sqlite_autoindex_referral_1",
        "1000000 500000 1 1",
    ),
    ("referral", "referral__advocate", "1000000 5"),
    ("referral", "referral__friend", "1000000 1"),
    (
        "referral",
        "referral__program_id__introduced_at",
        "1000000 500000 1",
    ),
    ("referral", "referral__introduced_at", "1000000 1"),
    (
        "referral",
        "referral__state__introduced_at",
        "1000000 200000 1",
    ),
    ("reward", "sqlite_autoindex_reward_1", "1000000 500000 1"),
    ("reward", "reward__beneficiary", "1000000 5"),
    (
        "reward",
        "reward__program_id__earned_at",
        "1000000 500000 1",
    ),
    ("reward", "reward__earned_at", "1000000 1"),
    ("reward", "reward__state__earned_at", "1000000 300000 1"),
    (
        "refusal",
        "sqlite_autoindex_refusal_1",
        "1000000 500000 300000 2 1 1 1 1",
    ),
    ("refusal", "refusal__at", "1000000 1"),
    ("refusal", "refusal__friend", "1000000 2"),
    ("refusal", "refusal__reason__at", "1000000 50000 1"),
];

async fn tell(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    // Makes the table in which counts are kept; what it counts is not what we say.
    database
        .execute_unprepared("ANALYZE; DELETE FROM sqlite_stat1")
        .await?;
    let shapes = SHAPES.iter().map(|(table, index, shape)| {
        // The first number is that of all rows.
        format!("('{table}', '{index}', '1000000 {shape}')")
    });
    let shapes: Vec<String> = shapes.collect();
    let rows = shapes.join(", ");
    database
        .execute_unprepared(&format!(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES {rows}; ANALYZE sqlite_schema"
        ))
        .await?;
    Ok(())
}

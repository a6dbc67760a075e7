//! How many refusals of a program have which reason, filled from what is there already.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{big, table, text, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000006_refusal_count"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            uuid("organization_id"),
            uuid("program_id"),
            text("reason"),
            big("n"),
        ];
        let key = ["organization_id", "program_id", "reason"];
        table(manager, "refusal_count", &columns, &key, &[]).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }
}

const FILL: &str = "INSERT INTO refusal_count
    SELECT organization_id, program_id, reason, CAST(COUNT(*) AS bigint)
    FROM refusal GROUP BY organization_id, program_id, reason";

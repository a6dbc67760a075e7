//! Programs that are being written.

use sea_orm::DbErr;
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{big, table, text, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000003_draft"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            uuid("organization_id"),
            uuid("id"),
            text("preset").optional(),
            uuid("program_id").optional(),
            text("definition"),
            big("created_at"),
            big("updated_at"),
        ];
        table(manager, "draft", &columns, &["organization_id", "id"], &[]).await
    }
}

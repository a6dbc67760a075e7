//! The addresses of advocates' own pages. Who was enrolled before gets one when
//! it is first asked for.

use sea_orm::DbErr;
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use crate::migration::schema::{big, table, text, unique, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000005_share_page"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            uuid("organization_id"),
            uuid("program_id"),
            text("customer"),
            text("secret"),
            text("made_by").optional(),
            big("made_at"),
        ];
        let indexes = [unique(&["secret"])];
        let key = ["organization_id", "program_id", "customer"];
        table(manager, "share_page", &columns, &key, &indexes).await
    }
}

//! The words by which people on file are found. Which they are is not the database's to
//! know: the application fills the table from what is there, for the organizations that
//! are marked here.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{table, text, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000007_customer_word"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [uuid("organization_id"), text("word"), text("customer")];
        let key = ["organization_id", "word", "customer"];
        table(manager, "customer_word", &columns, &key, &[]).await?;
        manager.get_connection().execute_unprepared(MARK).await?;
        Ok(())
    }
}

const MARK: &str = "INSERT INTO setting SELECT id, 'customers.unindexed', 'true' FROM organization";

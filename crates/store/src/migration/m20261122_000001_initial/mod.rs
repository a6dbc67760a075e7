//! The first tables.

mod books;
mod facts;
mod folds;
mod people;

use sea_orm::DbErr;
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_000001_initial"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people::create(manager).await?;
        facts::create(manager).await?;
        folds::create(manager).await?;
        books::create(manager).await?;
        Ok(())
    }
}

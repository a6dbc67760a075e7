//! Mail: letters, the owner's templates, who wants none; and a way to what is due of
//! one topic that does not read the others.

use sea_orm::DbErr;
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{add_index, big, index, integer, small, table, text, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000004_mail"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        message(manager).await?;
        template(manager).await?;
        mail_stop(manager).await?;
        let open =
            index(&["topic", "due_at"]).only(&[("delivered_at", false), ("parked_at", false)]);
        add_index(manager, "outbox", &open).await
    }
}

async fn message(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        uuid("id"),
        text("template"),
        text("language"),
        text("customer").optional(),
        uuid("staff").optional(),
        text("address"),
        text("subject"),
        text("text"),
        text("html"),
        text("told").optional(),
        text("stop").optional(),
        small("state"),
        big("created_at"),
        big("sent_at").optional(),
        integer("tries"),
        text("last_error").optional(),
    ];
    let indexes = [
        index(&["organization_id", "created_at", "id"]),
        index(&["organization_id", "state", "created_at", "id"]),
        index(&["organization_id", "customer", "created_at", "id"]).only(&[("customer", true)]),
    ];
    table(
        manager,
        "message",
        &columns,
        &["organization_id", "id"],
        &indexes,
    )
    .await
}

async fn template(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        text("name"),
        text("language"),
        text("subject"),
        text("body"),
        big("updated_at"),
    ];
    let key = ["organization_id", "name", "language"];
    table(manager, "template", &columns, &key, &[]).await
}

async fn mail_stop(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [uuid("organization_id"), text("customer"), big("stopped_at")];
    let key = ["organization_id", "customer"];
    table(manager, "mail_stop", &columns, &key, &[]).await
}

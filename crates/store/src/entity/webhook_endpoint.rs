//! Table `webhook_endpoint`.

use std::fmt;

use sea_orm::entity::prelude::*;

/// Where events of some topics are sent to.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_endpoint")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// The key with which deliveries are signed.
    pub secret: Vec<u8>,
    /// Which topics (JSON).
    pub topics: String,
    /// When it was made.
    pub created_at: i64,
    /// Since when nothing is sent there.
    pub disabled_at: Option<i64>,
}

/// Without the secret.
impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookEndpoint")
            .field("organization_id", &self.organization_id)
            .field("id", &self.id)
            .field("url", &self.url)
            .field("topics", &self.topics)
            .field("created_at", &self.created_at)
            .field("disabled_at", &self.disabled_at)
            .finish_non_exhaustive()
    }
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

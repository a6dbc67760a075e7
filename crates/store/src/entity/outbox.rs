//! Table `outbox`.

use sea_orm::entity::prelude::*;

/// Something to be delivered outside, at least once, under a stable id.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id, the same at every attempt.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who handles it.
    pub topic: String,
    /// What the handler needs (JSON).
    pub payload: String,
    /// When it was written.
    pub created_at: i64,
    /// Not before.
    pub due_at: i64,
    /// How often it was handed out.
    pub attempts: i32,
    /// Until when nobody else gets it.
    pub lease_until: Option<i64>,
    /// Who has it.
    pub lease_owner: Option<String>,
    /// Since when a person has to look at it.
    pub parked_at: Option<i64>,
    /// When it was delivered.
    pub delivered_at: Option<i64>,
    /// What the last attempt ran into.
    pub last_error: Option<String>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

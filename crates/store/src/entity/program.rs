//! Table `program`.

use sea_orm::entity::prelude::*;

/// A policy: who may refer whom, how it is counted, what it gives.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program")]
pub struct Model {
    /// Whose program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The short name, unique in the organization.
    pub name: String,
    /// From when on facts count for it.
    pub live_from: i64,
    /// Pauses, resumptions and the end (JSON).
    pub history: String,
    /// When it was made.
    pub created_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

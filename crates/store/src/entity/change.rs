//! Table `change`.

use sea_orm::entity::prelude::*;

/// What one decision changed, for those who watch.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its place among the organization's changes, from 1, in the order of the commits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When it was decided.
    pub at: i64,
    /// What changed (JSON).
    pub body: String,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

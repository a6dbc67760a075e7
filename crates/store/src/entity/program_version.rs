//! Table `program_version`.

use sea_orm::entity::prelude::*;

/// The definition of a program from a moment on. Never changed, only followed by another.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program_version")]
pub struct Model {
    /// Whose program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// 1, 2, 3, ...
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// The whole definition (JSON).
    pub definition: String,
    /// Introductions from this moment on follow it.
    pub since_at: i64,
    /// When it was made.
    pub created_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `wake_up`.

use sea_orm::entity::prelude::*;

/// When the clock has to look at a scope again; one a scope.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wake_up")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The kind of the scope.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope_kind: i16,
    /// The scope.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope_name: String,
    /// When.
    pub due_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `scope`.

use sea_orm::entity::prelude::*;

/// A fold's accumulator: the smallest set of facts that a rule can see, read up to its last
/// fact.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scope")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The kind of scope.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: i16,
    /// Whose or what's scope: a friend's, an advocate's, an instrument's name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The accumulator (JSON).
    pub body: String,
    /// When it was last written.
    pub updated_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `refusal_count`.

use sea_orm::entity::prelude::*;

/// How many refusals of a program have a reason. Kept with the refusals themselves.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refusal_count")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The first condition that failed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reason: String,
    /// How many, or by how many more where it is added.
    pub n: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `click_count`.

use sea_orm::entity::prelude::*;

/// How many visits a link had on a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "click_count")]
pub struct Model {
    /// Whose link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// Days since the Unix epoch.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    /// Whose link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// How many, or by how many more where it is added.
    pub n: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `advocate`.

use sea_orm::entity::prelude::*;

/// Somebody who brings others in a program, and the code they share.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "advocate")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer: String,
    /// The code, unique over all organizations.
    pub code: String,
    /// Since when.
    pub enrolled_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `share_page`.

use sea_orm::entity::prelude::*;

/// The address under which an advocate sees their own page.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share_page")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The advocate.
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer: String,
    /// The secret part of the address, unique over all organizations.
    pub secret: String,
    /// The form that brought this person in, and may be answered with the address.
    pub made_by: Option<String>,
    /// Since when the secret is this one.
    pub made_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

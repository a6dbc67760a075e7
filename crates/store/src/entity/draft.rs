//! Table `draft`.

use sea_orm::entity::prelude::*;

/// A definition that is being written, faulty or not.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Whose draft.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The preset that it began from.
    pub preset: Option<String>,
    /// The program of which it is to be the new version.
    pub program_id: Option<Uuid>,
    /// What is written so far (JSON).
    pub definition: String,
    /// When it was begun.
    pub created_at: i64,
    /// When it was last written.
    pub updated_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `template`.

use sea_orm::entity::prelude::*;

/// What the owner made of a template; what is not here is as shipped.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "template")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// In which language (BCP 47).
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was last written.
    pub updated_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

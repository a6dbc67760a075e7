//! Table `click`.

use sea_orm::entity::prelude::*;

/// A visit through a shared link. Holds no address and nothing else that says who it was.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "click")]
pub struct Model {
    /// Whose link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In which program.
    pub program_id: Uuid,
    /// Whose link.
    pub code: String,
    /// When.
    pub at: i64,
    /// An opaque token that tells visitors apart.
    pub visitor: Option<String>,
    /// Whether the landing page was shown, rather than only passed through.
    pub landing: bool,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

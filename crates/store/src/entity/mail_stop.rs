//! Table `mail_stop`.

use sea_orm::entity::prelude::*;

/// A customer who wants no more mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_stop")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// The customer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer: String,
    /// Since when.
    pub stopped_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `journal_head`.

use sea_orm::entity::prelude::*;

/// Where an organization's journal ends.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "journal_head")]
pub struct Model {
    /// Whose journal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// The number of its last line; 0 when it is empty.
    pub number: i64,
    /// The hash of its last line; 32 zero bytes when it is empty.
    pub hash: Vec<u8>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `session`.

use sea_orm::entity::prelude::*;

/// A person who is signed in, on one browser. Only the hash of its token is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The hash of the token in the cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    /// Who it is.
    pub login_id: Uuid,
    /// For which of their organizations they act now.
    pub organization_id: Uuid,
    /// When they signed in.
    pub created_at: i64,
    /// When they were seen last, to the minute.
    pub seen_at: i64,
    /// When it ends, unless they are seen before.
    pub expires_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

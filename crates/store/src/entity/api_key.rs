//! Table `api_key`.

use sea_orm::entity::prelude::*;

/// A key with which a program of the business calls the API. Only its hash is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    /// Whose key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is called in the console.
    pub name: String,
    /// The hash of the secret; unique over all organizations.
    pub hash: Vec<u8>,
    /// What it may do.
    pub scopes: String,
    /// When it was made.
    pub created_at: i64,
    /// Since when it no longer works.
    pub revoked_at: Option<i64>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

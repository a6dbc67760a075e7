//! Table `one_time_link`.

use sea_orm::entity::prelude::*;

/// A link that lets somebody in once. Only the hash of its token is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_link")]
pub struct Model {
    /// Into which organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The hash of the token; unique over all organizations.
    pub hash: Vec<u8>,
    /// What it is for.
    pub purpose: String,
    /// Who may use it; none where there is nobody yet.
    pub staff_id: Option<Uuid>,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub created_at: i64,
    /// Until when it works.
    pub expires_at: i64,
    /// When it was used, or another took its place.
    pub used_at: Option<i64>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

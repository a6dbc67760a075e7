//! Table `staff_user`.

use sea_orm::entity::prelude::*;

/// Someone who works at an organization.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_user")]
pub struct Model {
    /// Where.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Their id there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// With what they sign in; once in an organization.
    pub login_id: Uuid,
    /// What they are called there.
    pub name: String,
    /// As what they work there.
    pub role: String,
    /// In which language they read the console; none: the organization's.
    pub language: Option<String>,
    /// When they were invited.
    pub created_at: i64,
    /// When they took the invitation up.
    pub joined_at: Option<i64>,
    /// Since when they are kept out.
    pub disabled_at: Option<i64>,
    /// When they signed in last.
    pub last_signed_in_at: Option<i64>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

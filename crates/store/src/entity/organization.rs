//! Table `organization`.

use sea_orm::entity::prelude::*;

/// One business on this installation; every other row belongs to one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// In which language it works: en, zh-Hans, zh-Hant, fa.
    pub language: String,
    /// By which clock its days begin (IANA).
    pub time_zone: String,
    /// In which currency it counts (ISO 4217), where nothing else is said.
    pub currency: String,
    /// Whether it is a demonstration, made up for people to look at.
    pub is_demo: bool,
    /// When it was made.
    pub created_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

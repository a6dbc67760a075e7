//! Table `advocate_day`.

use sea_orm::entity::prelude::*;

/// What one advocate brought on a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "advocate_day")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// The day, by number: days from 1970-01-01 on, of the organization's calendar.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// Who brought.
    #[sea_orm(primary_key, auto_increment = false)]
    pub advocate: String,
    /// How many were introduced on this day.
    pub introduced: i64,
    /// How many that stand were converted on this day.
    pub converted: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

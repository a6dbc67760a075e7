//! Table `click_day`.

use sea_orm::entity::prelude::*;

/// How many visits all links of a program had on a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "click_day")]
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
    /// How many, or by how many more where it is added.
    pub n: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

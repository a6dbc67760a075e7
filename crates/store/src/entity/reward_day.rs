//! Table `reward_day`.

use sea_orm::entity::prelude::*;

/// What was earned on a day, in one unit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reward_day")]
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
    /// In which unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit: String,
    /// How much, in minor units, less what was taken back of it by now.
    pub amount: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

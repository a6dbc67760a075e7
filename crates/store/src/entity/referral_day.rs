//! Table `referral_day`.

use sea_orm::entity::prelude::*;

/// How many referrals there are of a day, of one channel.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral_day")]
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
    /// By which way they came.
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel: String,
    /// Introduced on this day, whatever became of it.
    pub introduced: i64,
    /// Introduced on this day, and never stood.
    pub refused: i64,
    /// Introduced on this day, standing, and by now qualified or further.
    pub qualified_of: i64,
    /// Introduced on this day, standing, and by now converted.
    pub converted_of: i64,
    /// Introduced on this day, and fallen through by now.
    pub voided_of: i64,
    /// Standing, and qualified on this day, whenever they were introduced.
    pub qualified_on: i64,
    /// Standing, and converted on this day, whenever they were introduced.
    pub converted_on: i64,
    /// Fallen through on this day, whenever they were introduced.
    pub voided_on: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `account`.

use sea_orm::entity::prelude::*;

/// The balance of an account now: credits less debits.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Whose books.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// Such as `member:C-1:available`, `house`, `budget`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// What is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit: String,
    /// In minor units; where it is added, by how many more.
    pub balance: i64,
    /// Whether it must not go below zero: stock, a budget.
    pub floor_zero: bool,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `deed`.

use sea_orm::entity::prelude::*;

/// What a friend's fold tells its advocate's: a dated milestone, shown for as long as the
/// friend is the advocate's.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deed")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// To whom it is shown.
    #[sea_orm(primary_key, auto_increment = false)]
    pub advocate: String,
    /// Whose deed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub friend: String,
    /// Which deed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// From when on the advocate has it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub shown_from: i64,
    /// Until when; open while `None`.
    pub shown_to: Option<i64>,
    /// The milestone (JSON).
    pub body: String,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

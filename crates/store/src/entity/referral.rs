//! Table `referral`.

use sea_orm::entity::prelude::*;

/// An advocate brings a friend in a program.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// Who is brought.
    #[sea_orm(primary_key, auto_increment = false)]
    pub friend: String,
    /// Who brings.
    #[sea_orm(primary_key, auto_increment = false)]
    pub advocate: String,
    /// Where it stands.
    pub state: i16,
    /// By which way the friend came.
    pub channel: String,
    /// When the friend was introduced.
    pub introduced_at: i64,
    /// When the friend signed up, came, booked or ordered.
    pub qualified_at: Option<i64>,
    /// When the friend did what the program pays for.
    pub converted_at: Option<i64>,
    /// When it fell through.
    pub voided_at: Option<i64>,
    /// Why it was refused or voided.
    pub reason: Option<String>,
    /// The introduction's source.
    pub event_source: String,
    /// The introduction's name there.
    pub event_id: String,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

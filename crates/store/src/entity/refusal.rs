//! Table `refusal`.

use sea_orm::entity::prelude::*;

/// What was not given, or does not stand, and the first condition that failed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refusal")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// The kind of the scope that decided.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope_kind: i16,
    /// The scope that decided.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope_name: String,
    /// The event's source.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_source: String,
    /// The event's name there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: String,
    /// The first condition that failed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reason: String,
    /// The friend, or whom else the event names.
    #[sea_orm(primary_key, auto_increment = false)]
    pub friend: String,
    /// The time of the event or of the clock's decision.
    pub at: i64,
    /// How it came to this (JSON).
    pub explanation: String,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

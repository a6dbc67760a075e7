//! Table `repeat`.

use sea_orm::entity::prelude::*;

/// An event that came again under a name already taken. Without effect, but counted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "repeat")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id; the event's name is not unique here.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The event's source.
    pub source: String,
    /// The event's name there.
    pub event_id: String,
    /// The time that it claims.
    pub time: i64,
    /// 0: a duplicate, the same again; 1: a conflict, something else.
    pub kind: i16,
    /// What it said (JSON).
    pub data: String,
    /// When it came in.
    pub recorded_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

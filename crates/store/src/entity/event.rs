//! Table `event`.

use sea_orm::entity::prelude::*;

/// A fact that happened, never changed. What it names is repeated in columns, to be found by.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Whose fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Who says so (CloudEvents `source`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: String,
    /// Its name there (CloudEvents `id`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// CloudEvents `type`.
    pub kind: String,
    /// When it happened.
    pub time: i64,
    /// The place of its kind among facts of the same time.
    pub rank: i16,
    /// CloudEvents `data` (JSON).
    pub data: String,
    /// A hash of kind, time and data, which tells a duplicate from a conflict.
    pub fingerprint: Vec<u8>,
    /// The person it is about.
    pub customer: Option<String>,
    /// The other person it names.
    pub other: Option<String>,
    /// The order it names.
    pub order_name: Option<String>,
    /// The instrument it names.
    pub instrument: Option<String>,
    /// Whatever else it names: a group, a reward, a draw.
    pub thing: Option<String>,
    /// When it came in.
    pub recorded_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

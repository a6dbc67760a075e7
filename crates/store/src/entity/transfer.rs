//! Table `transfer`.

use sea_orm::entity::prelude::*;

/// A line of the journal: an amount moves from one account to another. Never changed, never
/// removed; undone by another line.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer")]
pub struct Model {
    /// Whose books.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// 1, 2, 3, ... without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// In which program.
    pub program_id: Uuid,
    /// The kind of the scope that decided.
    pub scope_kind: i16,
    /// The scope that decided.
    pub scope_name: String,
    /// The stable key of what is owed.
    pub movement: String,
    /// Whether it takes back an earlier line of the same movement.
    pub undoes: bool,
    /// The account it leaves.
    pub debit: String,
    /// The account it reaches.
    pub credit: String,
    /// What is counted.
    pub unit: String,
    /// How many minor units; never negative.
    pub amount: i64,
    /// When it took effect.
    pub effective_at: i64,
    /// When it was written.
    pub recorded_at: i64,
    /// The reward or event behind it.
    pub reason: String,
    /// SHA-256 of the line before and this line; 32 bytes.
    pub hash: Vec<u8>,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `reward`.

use sea_orm::entity::prelude::*;

/// What a rule gave, to whom, and why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reward")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// In which program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    /// `<program>/<rule>/<beneficiary>/<what earned it>`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// After who is paid: advocate, friend, recruiter, ...
    pub side: String,
    /// Who gets it.
    pub beneficiary: String,
    /// The advocate of the referral behind it.
    pub advocate: Option<String>,
    /// The friend of the referral behind it.
    pub friend: Option<String>,
    /// Where it stands.
    pub state: i16,
    /// What is given, unit by unit (JSON).
    pub lines: String,
    /// When it was earned.
    pub earned_at: i64,
    /// When it lapses.
    pub expires_at: Option<i64>,
    /// The rule, the facts it read, the conditions (JSON).
    pub explanation: String,
    /// When it was last written.
    pub updated_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

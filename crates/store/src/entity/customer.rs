//! Table `customer`.

use sea_orm::entity::prelude::*;

/// A person on file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customer")]
pub struct Model {
    /// Whose customer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// The business's own id of the person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// prospect, customer, staff, agent, company.
    pub kind: String,
    /// What a staff person does.
    pub role: Option<String>,
    /// Whether they are a member of the club.
    pub club: bool,
    /// Who recruited them as an advocate.
    pub recruited_by: Option<String>,
    /// Whatever else is known (JSON).
    pub attributes: String,
    /// When they were put on file; `None` for one who was only named.
    pub added_at: Option<i64>,
    /// When it was last written.
    pub updated_at: i64,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

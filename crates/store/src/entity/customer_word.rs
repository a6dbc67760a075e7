//! Table `customer_word`.

use sea_orm::entity::prelude::*;

/// A word by which a person on file is found: of a name, a telephone number, an e-mail
/// address. Kept by whoever writes people.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customer_word")]
pub struct Model {
    /// Whose customer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// The word, in the form in which words are compared.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
    /// Who is found by it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer: String,
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

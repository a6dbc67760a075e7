//! Table `login`.

use std::fmt;

use sea_orm::entity::prelude::*;

/// With what a person signs in. It belongs to the installation: the same person
/// may be on the staff of several organizations.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The person's e-mail address in lower case; unique.
    pub email: String,
    /// What is kept of the password (argon2id, PHC string); none before one was chosen.
    pub hash: Option<String>,
    /// When it was made.
    pub created_at: i64,
    /// When the password was chosen last.
    pub changed_at: Option<i64>,
}

/// Without what is kept of the password, and without whose it is.
impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `message`.

use std::fmt;

use sea_orm::entity::prelude::*;

/// A letter by electronic mail, as it is sent, was sent, or is kept.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    /// Its id; where a fact causes it, made of that, so that it is written once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The template that it was made of.
    pub template: String,
    /// In which language (BCP 47).
    pub language: String,
    /// To which customer.
    pub customer: Option<String>,
    /// To which person of the staff.
    pub staff: Option<Uuid>,
    /// To which address.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same, for programs that show HTML.
    pub html: String,
    /// What it was about, in its own words: for a letter that takes it back.
    pub told: Option<String>,
    /// Where one stops getting such letters.
    pub stop: Option<String>,
    /// Waiting, sent, kept or parked, as a number.
    pub state: i16,
    /// When it was written.
    pub created_at: i64,
    /// When the mail server took it.
    pub sent_at: Option<i64>,
    /// How often it was tried.
    pub tries: i32,
    /// What the last try ran into.
    pub last_error: Option<String>,
}

/// Without what is personal in it.
impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("organization_id", &self.organization_id)
            .field("id", &self.id)
            .field("template", &self.template)
            .field("language", &self.language)
            .field("state", &self.state)
            .field("created_at", &self.created_at)
            .field("sent_at", &self.sent_at)
            .field("tries", &self.tries)
            .field("last_error", &self.last_error)
            .finish_non_exhaustive()
    }
}

/// Relations are not kept in the database: rows name each other by text and by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! The people on file.

use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::customer::{Column, Entity};
use crate::entity::customer_word;
use crate::page::page;
use crate::tenant::scoped;
use crate::{Customer, CustomerWord, Customers, Error, Page, Paging, Write, batch};

impl<A> Customers<'_, A> {
    /// One person.
    pub async fn get(&self, organization: Uuid, name: &str) -> Result<Option<Customer>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Name.eq(name));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these people that are on file, in no particular order.
    pub async fn load(&self, organization: Uuid, names: &[String]) -> Result<Vec<Customer>, Error> {
        let mut found = Vec::with_capacity(names.len());
        for chunk in chunks(names) {
            let query = scoped::<Entity>(organization).filter(among(
                self.conn,
                Column::Name,
                chunk.iter().map(|name| name.as_str()),
            ));
            found.extend(self.conn.all::<Customer>(&query.into_query()).await?);
        }
        Ok(found)
    }

    /// The people whose name begins with `prefix` (all, when it is empty), by name.
    pub async fn list(
        &self,
        organization: Uuid,
        prefix: &str,
        paging: &Paging,
    ) -> Result<Page<Customer>, Error> {
        let query = scoped::<Entity>(organization).filter(begins_with(Column::Name, prefix));
        page(self.conn, query, &[Column::Name], paging).await
    }

    /// Who is found by a word that begins with `prefix`: by word and then by name, from
    /// at most `limit` words; several words of one person name that person as often.
    pub async fn by_word(
        &self,
        organization: Uuid,
        prefix: &str,
        limit: u64,
    ) -> Result<Vec<String>, Error> {
        use customer_word::{Column, Entity};
        let query = scoped::<Entity>(organization)
            .filter(begins_with(Column::Word, prefix))
            .order_by_asc(Column::Word)
            .order_by_asc(Column::Customer)
            .limit(limit);
        let rows: Vec<CustomerWord> = self.conn.all(&query.into_query()).await?;
        Ok(rows.into_iter().map(|row| row.customer).collect())
    }
}

impl Customers<'_, Write> {
    /// Writes people, new or again.
    pub async fn upsert_many(&self, rows: &[Customer]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }

    /// Adds words by which people are found; those that are there already stay.
    pub async fn add_words(&self, rows: &[CustomerWord]) -> Result<(), Error> {
        batch::insert_absent::<customer_word::Entity>(self.conn, rows).await
    }

    /// Takes words away by which people are no longer found.
    pub async fn delete_words(
        &self,
        organization: Uuid,
        rows: &[CustomerWord],
    ) -> Result<(), Error> {
        let keys = rows.iter().map(|row| {
            let (word, customer) = (row.word.clone().into(), row.customer.clone().into());
            vec![row.organization_id.into(), word, customer]
        });
        let keys: Vec<_> = keys.collect();
        batch::delete::<customer_word::Entity>(self.conn, organization, &keys).await
    }
}

/// Whether a text begins with a prefix, as a range: that uses the index on both
/// databases, which LIKE does not.
fn begins_with(column: impl ColumnTrait, prefix: &str) -> Condition {
    let from = Condition::all().add(column.gte(prefix));
    match end_of(prefix) {
        Some(end) => from.add(column.lt(end)),
        None => from,
    }
}

/// The least text that is greater than all that begin with the prefix.
fn end_of(prefix: &str) -> Option<String> {
    let mut end: Vec<char> = prefix.chars().collect();
    while let Some(last) = end.pop() {
        let mut next = (last..=char::MAX).skip(1);
        if let Some(next) = next.next() {
            end.push(next);
            return Some(end.into_iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn a_prefix_ends_before_its_successor() {
        assert_eq!(end_of("C-1").as_deref(), Some("C-2"));
        assert_eq!(end_of("a\u{d7ff}").as_deref(), Some("a\u{e000}"));
        assert_eq!(end_of("a\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(end_of(""), None);
        assert_eq!(end_of("\u{10ffff}"), None);
    }
}

//! The facts. They are added and read; nothing changes or removes one.

use std::collections::HashSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::event::{Column, Entity};
use crate::page::{cut, page, rows};
use crate::tenant::scoped;
use crate::{Error, Event, Events, Page, Paging, Write, batch};

/// Which facts are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// In this person's file, mentioning this person, or about one of this person's orders.
    pub customer: Option<String>,
    /// Of this type.
    pub kind: Option<String>,
    /// Not before this time.
    pub from: Option<i64>,
    /// Not after this time.
    pub to: Option<i64>,
}

/// The order of facts.
const PLACE: [Column; 4] = [Column::Time, Column::Rank, Column::Source, Column::Id];

/// A number that was counted.
#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// A name that was asked for.
#[derive(FromQueryResult)]
struct Name {
    name: String,
}

impl EventFilter {
    /// All but whom the facts concern.
    fn select(&self, organization: Uuid) -> Select<Entity> {
        let mut query = scoped::<Entity>(organization);
        if let Some(kind) = &self.kind {
            query = query.filter(Column::Kind.eq(kind.as_str()));
        }
        if let Some(from) = self.from {
            query = query.filter(Column::Time.gte(from));
        }
        if let Some(to) = self.to {
            query = query.filter(Column::Time.lte(to));
        }
        query
    }
}

impl<A> Events<'_, A> {
    /// Those of these names (source and id) that are on file, in no particular order.
    pub async fn by_names(
        &self,
        organization: Uuid,
        names: &[(String, String)],
    ) -> Result<Vec<Event>, Error> {
        let mut found = Vec::new();
        for chunk in chunks(names) {
            // Sources times ids covers the pairs and maybe more, which fall away below.
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::Source,
                    chunk.iter().map(|name| name.0.as_str()),
                ))
                .filter(among(
                    self.conn,
                    Column::Id,
                    chunk.iter().map(|name| name.1.as_str()),
                ));
            let rows: Vec<Event> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<(&str, &str)> = chunk
                .into_iter()
                .map(|(source, id)| (source.as_str(), id.as_str()))
                .collect();
            found.extend(
                rows.into_iter()
                    .filter(|row| wanted.contains(&(&row.source, &row.id))),
            );
        }
        Ok(found)
    }

    /// All facts in the files of these people, in canonical order; those that only
    /// mention one of them are left out.
    pub async fn of_customers(
        &self,
        organization: Uuid,
        names: &[String],
    ) -> Result<Vec<Event>, Error> {
        self.naming(organization, names, Column::Customer).await
    }

    /// All facts in other people's files that mention one of these people, in
    /// canonical order.
    pub async fn mentioning(
        &self,
        organization: Uuid,
        names: &[String],
    ) -> Result<Vec<Event>, Error> {
        self.naming(organization, names, Column::Other).await
    }

    /// All facts that name one of these orders, in canonical order.
    pub async fn by_orders(
        &self,
        organization: Uuid,
        names: &[String],
    ) -> Result<Vec<Event>, Error> {
        self.naming(organization, names, Column::OrderName).await
    }

    /// All facts that name one of these groups, rewards or draws, in canonical order.
    pub async fn by_things(
        &self,
        organization: Uuid,
        names: &[String],
    ) -> Result<Vec<Event>, Error> {
        self.naming(organization, names, Column::Thing).await
    }

    /// All facts that name one of these instruments, in canonical order.
    pub async fn by_instruments(
        &self,
        organization: Uuid,
        names: &[String],
    ) -> Result<Vec<Event>, Error> {
        self.naming(organization, names, Column::Instrument).await
    }

    async fn naming(
        &self,
        organization: Uuid,
        names: &[String],
        column: Column,
    ) -> Result<Vec<Event>, Error> {
        let mut found: Vec<Event> = Vec::new();
        for chunk in chunks(names) {
            let query = scoped::<Entity>(organization).filter(among(
                self.conn,
                column,
                chunk.iter().map(|name| name.as_str()),
            ));
            found.extend(self.conn.all::<Event>(&query.into_query()).await?);
        }
        found.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
        Ok(found)
    }

    /// The facts with a time up to `until`, in canonical order: time, rank, source, id.
    pub async fn list(
        &self,
        organization: Uuid,
        until: i64,
        paging: &Paging,
    ) -> Result<Page<Event>, Error> {
        page(self.conn, self.until(organization, until), &PLACE, paging).await
    }

    /// The facts of a filter, in canonical order. Reads as many rows as the page has, and
    /// of a person with orders as many for each 256 of them.
    pub async fn filtered(
        &self,
        organization: Uuid,
        filter: &EventFilter,
        paging: &Paging,
    ) -> Result<Page<Event>, Error> {
        let meant = filter.select(organization);
        let Some(customer) = &filter.customer else {
            return page(self.conn, meant, &PLACE, paging).await;
        };
        // Each way in which a fact concerns a person has an index of its own.
        let mut ways = vec![
            meant.clone().filter(Column::Customer.eq(customer.as_str())),
            meant.clone().filter(Column::Other.eq(customer.as_str())),
        ];
        for chunk in chunks(&self.orders_of(organization, customer).await?) {
            let orders = chunk.iter().map(|name| name.as_str());
            ways.push(
                meant
                    .clone()
                    .filter(among(self.conn, Column::OrderName, orders)),
            );
        }
        let mut found: Vec<Event> = Vec::new();
        for way in ways {
            found.extend(rows(self.conn, way, &PLACE, paging).await?);
        }
        found.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
        if paging.descending {
            found.reverse();
        }
        found.dedup_by(|a, b| place(a) == place(b));
        cut::<Entity>(found, &PLACE, paging)
    }

    /// The orders that this person placed.
    async fn orders_of(&self, organization: Uuid, customer: &str) -> Result<Vec<String>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::Customer.eq(customer))
            .filter(Column::OrderName.is_not_null())
            .select_only()
            .column_as(Column::OrderName, "name")
            .distinct();
        let orders: Vec<Name> = self.conn.all(&query.into_query()).await?;
        Ok(orders.into_iter().map(|order| order.name).collect())
    }

    /// How many facts have a time up to `until`.
    pub async fn count_until(&self, organization: Uuid, until: i64) -> Result<i64, Error> {
        let query = self
            .until(organization, until)
            .select_only()
            .column_as(Expr::col(Column::Id).count(), "n");
        let count: Option<Count> = self.conn.one(&query.into_query()).await?;
        Ok(count.map_or(0, |count| count.n))
    }

    fn until(&self, organization: Uuid, until: i64) -> Select<Entity> {
        scoped::<Entity>(organization).filter(Column::Time.lte(until))
    }
}

impl Events<'_, Write> {
    /// Adds facts. [`Error::NameTaken`] when another transaction was quicker with one
    /// of the names: run again from the beginning, and find it with [`Events::by_names`].
    pub async fn insert_many(&self, rows: &[Event]) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, rows).await
    }
}

/// The canonical order of facts.
fn place(event: &Event) -> (i64, i16, &str, &str) {
    (event.time, event.rank, &event.source, &event.id)
}

//! Letters by electronic mail.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::message::{Column, Entity};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Error, Message, Messages, Page, Paging, Write, batch};

/// Which messages are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageFilter {
    /// In this state.
    pub state: Option<i16>,
    /// To this customer.
    pub customer: Option<String>,
}

/// How many messages are in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct StateCount {
    /// The state.
    pub state: i16,
    /// How many.
    pub n: i64,
}

impl<A> Messages<'_, A> {
    /// One of them.
    pub async fn get(&self, organization: Uuid, id: Uuid) -> Result<Option<Message>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these ids that were written already.
    pub async fn known(&self, organization: Uuid, ids: &[Uuid]) -> Result<Vec<Uuid>, Error> {
        #[derive(FromQueryResult)]
        struct Known {
            id: Uuid,
        }
        let mut found = Vec::new();
        for chunk in chunks(ids) {
            let query = scoped::<Entity>(organization)
                .select_only()
                .column(Column::Id)
                .filter(among(self.conn, Column::Id, chunk.into_iter().copied()));
            let rows = self.conn.all::<Known>(&query.into_query()).await?;
            found.extend(rows.into_iter().map(|row| row.id));
        }
        Ok(found)
    }

    /// Messages by the time at which they were written.
    pub async fn list(
        &self,
        organization: Uuid,
        filter: &MessageFilter,
        paging: &Paging,
    ) -> Result<Page<Message>, Error> {
        let mut query = scoped::<Entity>(organization);
        if let Some(state) = filter.state {
            query = query.filter(Column::State.eq(state));
        }
        if let Some(customer) = &filter.customer {
            query = query.filter(Column::Customer.eq(customer.as_str()));
        }
        page(self.conn, query, &[Column::CreatedAt, Column::Id], paging).await
    }

    /// How many messages are in each of these states, where there are any.
    pub async fn counts(
        &self,
        organization: Uuid,
        states: &[i16],
    ) -> Result<Vec<StateCount>, Error> {
        let query = scoped::<Entity>(organization)
            .select_only()
            .column(Column::State)
            .column_as(Expr::col(Column::Id).count(), "n")
            .filter(among(self.conn, Column::State, states.iter().copied()))
            .group_by(Column::State);
        self.conn.all(&query.into_query()).await
    }
}

impl Messages<'_, Write> {
    /// Adds messages; one that was written already stays as it is.
    pub async fn insert_absent(&self, rows: &[Message]) -> Result<(), Error> {
        batch::insert_absent::<Entity>(self.conn, rows).await
    }

    /// Writes how it went with a message: its state, tries, error and texts. Its
    /// addressee and its cause stay.
    pub async fn update(&self, row: &Message) -> Result<(), Error> {
        self.conn.allows(row.organization_id)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::State, row.state)
            .value(Column::SentAt, row.sent_at)
            .value(Column::Tries, row.tries)
            .value(Column::LastError, row.last_error.clone())
            .value(Column::Text, row.text.as_str())
            .value(Column::Html, row.html.as_str())
            .and_where(Column::OrganizationId.eq(row.organization_id))
            .and_where(Column::Id.eq(row.id));
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

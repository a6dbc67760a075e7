//! Programs that are being written.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::entity::draft::{Column, Entity};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Draft, Drafts, Error, Page, Paging, Write, batch};

impl<A> Drafts<'_, A> {
    /// The drafts of an organization, in the order in which they were begun.
    pub async fn list(&self, organization: Uuid, paging: &Paging) -> Result<Page<Draft>, Error> {
        let all = scoped::<Entity>(organization);
        page(self.conn, all, &[Column::Id], paging).await
    }

    /// One of them.
    pub async fn get(&self, organization: Uuid, id: Uuid) -> Result<Option<Draft>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }
}

impl Drafts<'_, Write> {
    /// Adds one.
    pub async fn insert(&self, row: Draft) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, &[row]).await
    }

    /// Writes a definition (JSON) over the one before; says whether there is such a
    /// draft.
    pub async fn save(
        &self,
        organization: Uuid,
        id: Uuid,
        definition: &str,
        at: i64,
    ) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::Definition, definition)
            .value(Column::UpdatedAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id));
        Ok(self.conn.execute(&statement).await? > 0)
    }

    /// Removes one; says whether there was one.
    pub async fn delete(&self, organization: Uuid, id: Uuid) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id));
        Ok(self.conn.execute(&statement).await? > 0)
    }
}

//! Where events are sent to.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::entity::webhook_endpoint::{Column, Entity};
use crate::tenant::scoped;
use crate::{Error, WebhookEndpoint, WebhookEndpoints, Write, batch};

impl<A> WebhookEndpoints<'_, A> {
    /// All of an organization, disabled ones too, oldest first.
    pub async fn list(&self, organization: Uuid) -> Result<Vec<WebhookEndpoint>, Error> {
        let query = scoped::<Entity>(organization)
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        self.conn.all(&query.into_query()).await
    }

    /// One of them.
    pub async fn get(
        &self,
        organization: Uuid,
        id: Uuid,
    ) -> Result<Option<WebhookEndpoint>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }
}

impl WebhookEndpoints<'_, Write> {
    /// Adds one.
    pub async fn insert(&self, row: WebhookEndpoint) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, &[row]).await
    }

    /// Writes one again, as it is now; says whether it was there.
    pub async fn update(&self, row: &WebhookEndpoint) -> Result<bool, Error> {
        self.conn.allows(row.organization_id)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::Url, row.url.as_str())
            .value(Column::Topics, row.topics.as_str())
            .value(Column::DisabledAt, row.disabled_at)
            .and_where(Column::OrganizationId.eq(row.organization_id))
            .and_where(Column::Id.eq(row.id));
        Ok(self.conn.execute(&statement).await? > 0)
    }

    /// Removes one; says whether it was there.
    pub async fn delete(&self, organization: Uuid, id: Uuid) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id));
        Ok(self.conn.execute(&statement).await? > 0)
    }

    /// Sends nothing there from `at` on; says whether anything was sent there so far.
    pub async fn disable(&self, organization: Uuid, id: Uuid, at: i64) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::DisabledAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id))
            .and_where(Column::DisabledAt.is_null());
        Ok(self.conn.execute(&statement).await? > 0)
    }
}

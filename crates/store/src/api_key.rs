//! API keys. Nothing is written when one is used.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::entity::api_key::{Column, Entity};
use crate::tenant::{scoped, unscoped};
use crate::{ApiKey, ApiKeys, Error, Write, batch};

impl<A> ApiKeys<'_, A> {
    /// The key with this hash, revoked or not. Not scoped: it is what finds the organization.
    pub async fn by_hash(&self, hash: &[u8]) -> Result<Option<ApiKey>, Error> {
        let query = unscoped::<Entity>().filter(Column::Hash.eq(hash));
        self.conn.one(&query.into_query()).await
    }

    /// All keys of an organization, oldest first.
    pub async fn list(&self, organization: Uuid) -> Result<Vec<ApiKey>, Error> {
        let query = scoped::<Entity>(organization)
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        self.conn.all(&query.into_query()).await
    }
}

impl ApiKeys<'_, Write> {
    /// Adds a key.
    pub async fn insert(&self, row: ApiKey) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, &[row]).await
    }

    /// Revokes a key from `at` on; says whether there was one that worked.
    pub async fn revoke(&self, organization: Uuid, id: Uuid, at: i64) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::RevokedAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id))
            .and_where(Column::RevokedAt.is_null());
        Ok(self.conn.execute(&statement).await? > 0)
    }
}

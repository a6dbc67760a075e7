//! Links that let somebody in once.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::entity::one_time_link::{Column, Entity};
use crate::tenant::unscoped;
use crate::{Error, OneTimeLink, OneTimeLinks, Write, batch};

impl<A> OneTimeLinks<'_, A> {
    /// The link whose token has this hash, used or not. Not scoped: it is what
    /// finds the organization.
    pub async fn by_hash(&self, hash: &[u8]) -> Result<Option<OneTimeLink>, Error> {
        let query = unscoped::<Entity>().filter(Column::Hash.eq(hash));
        self.conn.one(&query.into_query()).await
    }
}

impl OneTimeLinks<'_, Write> {
    /// Adds a link.
    pub async fn insert(&self, row: OneTimeLink) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, &[row]).await
    }

    /// Uses a link up; says whether it was there to be used.
    pub async fn use_up(&self, organization: Uuid, id: Uuid, at: i64) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::UsedAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id))
            .and_where(Column::UsedAt.is_null())
            .and_where(Column::ExpiresAt.gt(at));
        Ok(self.conn.execute(&statement).await? > 0)
    }

    /// Voids the links of somebody, or those for whoever comes first.
    pub async fn void(
        &self,
        organization: Uuid,
        staff: Option<Uuid>,
        at: i64,
    ) -> Result<u64, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::UsedAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(match staff {
                Some(staff) => Column::StaffId.eq(staff),
                None => Column::StaffId.is_null(),
            })
            .and_where(Column::UsedAt.is_null());
        self.conn.execute(&statement).await
    }

    /// Removes an organization's links that no longer worked before `at`.
    pub async fn remove_expired(&self, organization: Uuid, at: i64) -> Result<u64, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::ExpiresAt.lt(at));
        self.conn.execute(&statement).await
    }
}

//! The businesses on this installation, and the lock that each of them is.

use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::access::Conn;
use crate::entity::organization::{Column, Entity};
use crate::tenant::unscoped;
use crate::{Error, Organization, Organizations, Write};

// Unscoped throughout: this table is what everything else is scoped by.
impl<A> Organizations<'_, A> {
    /// The oldest one, which commands mean when they name none.
    pub async fn first(&self) -> Result<Option<Organization>, Error> {
        let oldest = unscoped::<Entity>()
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        self.conn.one(&oldest.into_query()).await
    }

    /// All of them, oldest first.
    pub async fn all(&self) -> Result<Vec<Organization>, Error> {
        let all = unscoped::<Entity>()
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        self.conn.all(&all.into_query()).await
    }

    /// One of them.
    pub async fn get(&self, organization: Uuid) -> Result<Option<Organization>, Error> {
        let one = unscoped::<Entity>().filter(Column::Id.eq(organization));
        self.conn.one(&one.into_query()).await
    }
}

impl Organizations<'_, Write> {
    /// Adds one.
    pub async fn insert(&self, row: &Organization) -> Result<(), Error> {
        let mut statement = sea_orm::sea_query::Query::insert();
        statement
            .into_table(Entity)
            .columns([Column::Id, Column::Name, Column::CreatedAt])
            .values_panic([
                row.id.into(),
                row.name.clone().into(),
                row.created_at.into(),
            ]);
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

/// Waits until nobody else decides for this organization, and reads it. SQLite ignores the
/// lock: there the transaction is the only writer from its beginning.
pub(crate) async fn lock(conn: Conn<'_>, organization: Uuid) -> Result<Organization, Error> {
    let mut query = unscoped::<Entity>()
        .filter(Column::Id.eq(organization))
        .into_query();
    query.lock(LockType::NoKeyUpdate);
    let found: Option<Organization> = conn.one(&query).await?;
    found.ok_or(Error::OrganizationUnknown(organization))
}

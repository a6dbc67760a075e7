//! People who are signed in. Unscoped throughout: a session belongs to a login,
//! and names the organization for which the person acts now.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Iterable, ModelTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::entity::session::{Column, Entity};
use crate::tenant::unscoped;
use crate::{Error, Session, Sessions, Write};

impl<A> Sessions<'_, A> {
    /// The session whose token has this hash, ended or not.
    pub async fn by_hash(&self, hash: &[u8]) -> Result<Option<Session>, Error> {
        let query = unscoped::<Entity>().filter(Column::Hash.eq(hash));
        self.conn.one(&query.into_query()).await
    }
}

impl Sessions<'_, Write> {
    /// Begins a session.
    pub async fn insert(&self, row: &Session) -> Result<(), Error> {
        let mut statement = Query::insert();
        statement
            .into_table(Entity)
            .columns(Column::iter())
            .values_panic(Column::iter().map(|column| row.get(column).into()));
        self.conn.execute(&statement).await?;
        Ok(())
    }

    /// The person was seen at `row.seen_at`, and the session goes on until
    /// `row.expires_at`; nothing is written when they were seen at `before` or
    /// later, so that of many calls at once one writes.
    pub async fn see(&self, row: &Session, before: i64) -> Result<(), Error> {
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::SeenAt, row.seen_at)
            .value(Column::ExpiresAt, row.expires_at)
            .and_where(Column::Hash.eq(row.hash.as_slice()))
            .and_where(Column::SeenAt.lt(before));
        self.conn.execute(&statement).await?;
        Ok(())
    }

    /// From now on the person acts for this organization.
    pub async fn turn_to(&self, hash: &[u8], organization: Uuid) -> Result<(), Error> {
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::OrganizationId, organization)
            .and_where(Column::Hash.eq(hash));
        self.conn.execute(&statement).await?;
        Ok(())
    }

    /// Ends one session; one that is not there has ended.
    pub async fn end(&self, hash: &[u8]) -> Result<(), Error> {
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::Hash.eq(hash));
        self.conn.execute(&statement).await?;
        Ok(())
    }

    /// Ends all sessions of a login, but for one.
    pub async fn end_others(&self, login: Uuid, kept: Option<&[u8]>) -> Result<u64, Error> {
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::LoginId.eq(login));
        if let Some(kept) = kept {
            statement.and_where(Column::Hash.ne(kept));
        }
        self.conn.execute(&statement).await
    }

    /// Ends the sessions in which a login acts for this organization.
    pub async fn end_of_staff(&self, organization: Uuid, login: Uuid) -> Result<u64, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::LoginId.eq(login))
            .and_where(Column::OrganizationId.eq(organization));
        self.conn.execute(&statement).await
    }

    /// Removes what ended by itself before `at`.
    pub async fn remove_expired(&self, at: i64) -> Result<u64, Error> {
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::ExpiresAt.lt(at));
        self.conn.execute(&statement).await
    }
}

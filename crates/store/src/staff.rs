//! The people who work there.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::staff_user::{Column, Entity};
use crate::page::page;
use crate::tenant::{scoped, unscoped};
use crate::{Error, Page, Paging, Staff, StaffUser, Write, batch};

impl<A> Staff<'_, A> {
    /// One of them.
    pub async fn get(&self, organization: Uuid, id: Uuid) -> Result<Option<StaffUser>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// Who a login is there.
    pub async fn of_login(
        &self,
        organization: Uuid,
        login: Uuid,
    ) -> Result<Option<StaffUser>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::LoginId.eq(login));
        self.conn.one(&query.into_query()).await
    }

    /// All of a role, oldest first.
    pub async fn of_role(&self, organization: Uuid, role: &str) -> Result<Vec<StaffUser>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::Role.eq(role))
            .order_by_asc(Column::Id);
        self.conn.all(&query.into_query()).await
    }

    /// All of them, by id: in the order in which they were invited.
    pub async fn list(
        &self,
        organization: Uuid,
        paging: &Paging,
    ) -> Result<Page<StaffUser>, Error> {
        page(
            self.conn,
            scoped::<Entity>(organization),
            &[Column::Id],
            paging,
        )
        .await
    }

    /// Who a login is, in every organization, oldest first. Not scoped: it is what
    /// finds the organizations.
    pub async fn everywhere(&self, login: Uuid) -> Result<Vec<StaffUser>, Error> {
        let query = unscoped::<Entity>()
            .filter(Column::LoginId.eq(login))
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id);
        self.conn.all(&query.into_query()).await
    }

    /// Whether anybody is on the staff of any organization. Not scoped: the first
    /// one is asked for before there is anybody to ask.
    pub async fn is_anybody(&self) -> Result<bool, Error> {
        let query = unscoped::<Entity>().limit(1);
        let found: Option<StaffUser> = self.conn.one(&query.into_query()).await?;
        Ok(found.is_some())
    }
}

impl Staff<'_, Write> {
    /// Adds somebody; [`Error::NameTaken`] when the login is there already.
    pub async fn insert(&self, row: StaffUser) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, &[row]).await
    }

    /// Writes what is known of somebody who is there.
    pub async fn save(&self, row: StaffUser) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, &[row]).await
    }

    /// They signed in.
    pub async fn signed_in(&self, organization: Uuid, id: Uuid, at: i64) -> Result<(), Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::LastSignedInAt, at)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id));
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

//! Templates that the owner has edited.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::entity::template::{Column, Entity};
use crate::tenant::scoped;
use crate::{Error, Template, Templates, Write, batch};

impl<A> Templates<'_, A> {
    /// All of an organization, by name and language. They are few.
    pub async fn list(&self, organization: Uuid) -> Result<Vec<Template>, Error> {
        let query = scoped::<Entity>(organization)
            .order_by_asc(Column::Name)
            .order_by_asc(Column::Language);
        self.conn.all(&query.into_query()).await
    }

    /// One of them.
    pub async fn get(
        &self,
        organization: Uuid,
        name: &str,
        language: &str,
    ) -> Result<Option<Template>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::Name.eq(name))
            .filter(Column::Language.eq(language));
        self.conn.one(&query.into_query()).await
    }
}

impl Templates<'_, Write> {
    /// Writes one, new or again.
    pub async fn upsert(&self, row: Template) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, &[row]).await
    }

    /// Goes back to the shipped one.
    pub async fn delete(
        &self,
        organization: Uuid,
        name: &str,
        language: &str,
    ) -> Result<(), Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Name.eq(name))
            .and_where(Column::Language.eq(language));
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

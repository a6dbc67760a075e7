//! Who wants no more mail.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::mail_stop::{Column, Entity};
use crate::tenant::scoped;
use crate::{Error, MailStop, MailStops, Write, batch};

impl<A> MailStops<'_, A> {
    /// Those of these customers who want no more mail, in no particular order.
    pub async fn load(&self, organization: Uuid, names: &[String]) -> Result<Vec<MailStop>, Error> {
        let mut found = Vec::new();
        for chunk in chunks(names) {
            let names = chunk.iter().map(|name| name.as_str());
            let query =
                scoped::<Entity>(organization).filter(among(self.conn, Column::Customer, names));
            found.extend(self.conn.all::<MailStop>(&query.into_query()).await?);
        }
        Ok(found)
    }
}

impl MailStops<'_, Write> {
    /// Notes that a customer wants no more mail; the first time stays.
    pub async fn insert(&self, row: MailStop) -> Result<(), Error> {
        batch::insert_absent::<Entity>(self.conn, &[row]).await
    }

    /// The customer wants mail again.
    pub async fn delete(&self, organization: Uuid, customer: &str) -> Result<(), Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Customer.eq(customer));
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

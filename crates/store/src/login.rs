//! With what people sign in. Unscoped throughout: a login belongs to the
//! installation, and leads to the organizations.

use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait, Iterable, ModelTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::login::{Column, Entity};
use crate::tenant::unscoped;
use crate::{Error, Login, Logins, Write};

impl<A> Logins<'_, A> {
    /// The login of an e-mail address, which is in lower case.
    pub async fn by_email(&self, email: &str) -> Result<Option<Login>, Error> {
        let query = unscoped::<Entity>().filter(Column::Email.eq(email));
        self.conn.one(&query.into_query()).await
    }

    /// One login.
    pub async fn get(&self, id: Uuid) -> Result<Option<Login>, Error> {
        let query = unscoped::<Entity>().filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these logins that there are, in no particular order.
    pub async fn load(&self, ids: &[Uuid]) -> Result<Vec<Login>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        for chunk in chunks(ids) {
            let query = unscoped::<Entity>().filter(among(
                self.conn,
                Column::Id,
                chunk.iter().map(|id| **id),
            ));
            found.extend(self.conn.all::<Login>(&query.into_query()).await?);
        }
        Ok(found)
    }
}

impl Logins<'_, Write> {
    /// Adds a login, unless its e-mail address has one already: two organizations
    /// may invite the same person at the same time.
    pub async fn insert_absent(&self, row: &Login) -> Result<(), Error> {
        let mut statement = Query::insert();
        statement
            .into_table(Entity)
            .columns(Column::iter())
            .values_panic(Column::iter().map(|column| row.get(column).into()))
            .on_conflict(OnConflict::column(Column::Email).do_nothing().to_owned());
        self.conn.execute(&statement).await?;
        Ok(())
    }

    /// Keeps what is left of a new password.
    pub async fn set_hash(&self, id: Uuid, hash: &str, at: i64) -> Result<(), Error> {
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::Hash, hash)
            .value(Column::ChangedAt, at)
            .and_where(Column::Id.eq(id));
        self.conn.execute(&statement).await?;
        Ok(())
    }
}

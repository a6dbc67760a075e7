//! The addresses under which advocates see their own pages.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::share_page::{Column, Entity};
use crate::tenant::{scoped, unscoped};
use crate::{Error, SharePage, SharePages, Write, batch};

impl<A> SharePages<'_, A> {
    /// Whose page this is. Not scoped: the secret is all that a visitor brings.
    pub async fn by_secret(&self, secret: &str) -> Result<Option<SharePage>, Error> {
        let query = unscoped::<Entity>().filter(Column::Secret.eq(secret));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these advocates (program and customer) that have a page, in no
    /// particular order.
    pub async fn load(
        &self,
        organization: Uuid,
        advocates: &[(Uuid, String)],
    ) -> Result<Vec<SharePage>, Error> {
        let mut found = Vec::with_capacity(advocates.len());
        for chunk in chunks(advocates) {
            // Programs times names covers the pairs and maybe more.
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.iter().map(|pair| pair.0),
                ))
                .filter(among(
                    self.conn,
                    Column::Customer,
                    chunk.iter().map(|pair| pair.1.as_str()),
                ));
            let rows: Vec<SharePage> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<(Uuid, &str)> = chunk
                .into_iter()
                .map(|(program, name)| (*program, name.as_str()))
                .collect();
            found.extend(
                rows.into_iter()
                    .filter(|row| wanted.contains(&(row.program_id, row.customer.as_str()))),
            );
        }
        Ok(found)
    }
}

impl SharePages<'_, Write> {
    /// Adds pages to advocates who have none; the others keep theirs.
    pub async fn insert_absent(&self, rows: &[SharePage]) -> Result<(), Error> {
        batch::insert_absent::<Entity>(self.conn, rows).await?;
        Ok(())
    }

    /// Gives an advocate this page, in place of the one before.
    pub async fn replace(&self, row: SharePage) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, &[row]).await
    }
}

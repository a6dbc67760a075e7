//! What a friend's fold tells its advocate's.

use std::collections::HashSet;

use sea_orm::{QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::deed::{Column, Entity};
use crate::tenant::scoped;
use crate::{Deed, Deeds, Error, Write, batch};

/// Which deed of an organization is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeedKey {
    /// In which program.
    pub program_id: Uuid,
    /// To whom it is shown.
    pub advocate: String,
    /// Whose deed.
    pub friend: String,
    /// Which deed.
    pub key: String,
    /// From when on the advocate has it, in microseconds.
    pub shown_from: i64,
}

impl<A> Deeds<'_, A> {
    /// What is shown to these advocates (program and name), by key.
    pub async fn by_advocates(
        &self,
        organization: Uuid,
        advocates: &[(Uuid, String)],
    ) -> Result<Vec<Deed>, Error> {
        let mut found = Vec::new();
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
                    Column::Advocate,
                    chunk.iter().map(|pair| pair.1.as_str()),
                ))
                .order_by_asc(Column::ProgramId)
                .order_by_asc(Column::Advocate)
                .order_by_asc(Column::Friend)
                .order_by_asc(Column::Key)
                .order_by_asc(Column::ShownFrom);
            let rows: Vec<Deed> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<(Uuid, &str)> = chunk
                .into_iter()
                .map(|(program, name)| (*program, name.as_str()))
                .collect();
            found.extend(
                rows.into_iter()
                    .filter(|row| wanted.contains(&(row.program_id, row.advocate.as_str()))),
            );
        }
        Ok(found)
    }
}

impl Deeds<'_, Write> {
    /// Writes deeds, new or again.
    pub async fn upsert_many(&self, rows: &[Deed]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }

    /// Takes deeds back.
    pub async fn delete(&self, organization: Uuid, keys: &[DeedKey]) -> Result<(), Error> {
        let keys: Vec<_> = keys
            .iter()
            .map(|key| {
                vec![
                    organization.into(),
                    key.program_id.into(),
                    key.advocate.clone().into(),
                    key.friend.clone().into(),
                    key.key.clone().into(),
                    key.shown_from.into(),
                ]
            })
            .collect();
        batch::delete::<Entity>(self.conn, organization, &keys).await
    }
}

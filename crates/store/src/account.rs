//! Current balances, kept in the transaction that writes the journal.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::account::{Column, Entity};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Account, Accounts, Error, Page, Paging, Write, batch};

/// Which account of an organization is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey {
    /// In which program.
    pub program_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
}

impl<A> Accounts<'_, A> {
    /// Those of these accounts that exist, in no particular order.
    pub async fn load(
        &self,
        organization: Uuid,
        keys: &[AccountKey],
    ) -> Result<Vec<Account>, Error> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in chunks(keys) {
            // Programs times names times units covers the keys and maybe more.
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.iter().map(|key| key.program_id),
                ))
                .filter(among(
                    self.conn,
                    Column::Name,
                    chunk.iter().map(|key| key.name.as_str()),
                ))
                .filter(among(
                    self.conn,
                    Column::Unit,
                    chunk.iter().map(|key| key.unit.as_str()),
                ));
            let rows: Vec<Account> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<(Uuid, &str, &str)> = chunk
                .into_iter()
                .map(|key| (key.program_id, key.name.as_str(), key.unit.as_str()))
                .collect();
            found.extend(rows.into_iter().filter(|row| {
                wanted.contains(&(row.program_id, row.name.as_str(), row.unit.as_str()))
            }));
        }
        Ok(found)
    }

    /// The accounts of an organization, or of one program of it, by name and unit.
    pub async fn list(
        &self,
        organization: Uuid,
        program: Option<Uuid>,
        paging: &Paging,
    ) -> Result<Page<Account>, Error> {
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = program {
            query = query.filter(Column::ProgramId.eq(program));
        }
        page(
            self.conn,
            query,
            &[Column::ProgramId, Column::Name, Column::Unit],
            paging,
        )
        .await
    }
}

impl Accounts<'_, Write> {
    /// Adds each row's `balance` (which may be negative) to its account. Whether an
    /// account may go below zero (`floor_zero`) is decided before, by who loaded it.
    pub async fn add(&self, rows: &[Account]) -> Result<(), Error> {
        batch::add::<Entity>(self.conn, rows, &[Column::Balance], &[Column::FloorZero]).await
    }
}

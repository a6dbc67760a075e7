//! Who brings someone, in one program, and the code they share.

use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::advocate::{Column, Entity};
use crate::page::page;
use crate::tenant::{scoped, unscoped};
use crate::{Advocate, Advocates, Error, Page, Paging, Write, batch};

impl<A> Advocates<'_, A> {
    /// Whose code this is. Not scoped: a code in a link is all that a visitor brings.
    pub async fn by_code(&self, code: &str) -> Result<Option<Advocate>, Error> {
        let query = unscoped::<Entity>().filter(Column::Code.eq(code));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these people that are enrolled in a program, in no particular order.
    pub async fn by_customers(
        &self,
        organization: Uuid,
        program: Uuid,
        names: &[String],
    ) -> Result<Vec<Advocate>, Error> {
        let mut found = Vec::with_capacity(names.len());
        for chunk in chunks(names) {
            let query = scoped::<Entity>(organization)
                .filter(Column::ProgramId.eq(program))
                .filter(among(
                    self.conn,
                    Column::Customer,
                    chunk.iter().map(|name| name.as_str()),
                ));
            found.extend(self.conn.all::<Advocate>(&query.into_query()).await?);
        }
        Ok(found)
    }

    /// The advocates of an organization, or of one program of it, by program and person.
    pub async fn list(
        &self,
        organization: Uuid,
        program: Option<Uuid>,
        paging: &Paging,
    ) -> Result<Page<Advocate>, Error> {
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = program {
            query = query.filter(Column::ProgramId.eq(program));
        }
        page(
            self.conn,
            query,
            &[Column::ProgramId, Column::Customer],
            paging,
        )
        .await
    }
}

impl Advocates<'_, Write> {
    /// Enrols a person, unless they already are; the row that stands is answered.
    /// [`Error::NameTaken`] when the code is somebody else's: make another one, in a
    /// new transaction.
    pub async fn enrol(&self, row: Advocate) -> Result<Advocate, Error> {
        let (organization, program, customer) =
            (row.organization_id, row.program_id, row.customer.clone());
        batch::insert_absent::<Entity>(self.conn, &[row]).await?;
        let standing = self
            .by_customers(organization, program, &[customer])
            .await?;
        let missing = || Error::inconsistent("an advocate is not there after being enrolled");
        standing.into_iter().next().ok_or_else(missing)
    }
}

//! Programs and their versions.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::{program, program_version};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Program, ProgramVersion, Programs, Write, batch};

impl<A> Programs<'_, A> {
    /// The programs of an organization, by short name.
    pub async fn list(&self, organization: Uuid, paging: &Paging) -> Result<Page<Program>, Error> {
        let all = scoped::<program::Entity>(organization);
        page(self.conn, all, &[program::Column::Name], paging).await
    }

    /// One of them.
    pub async fn by_id(&self, organization: Uuid, id: Uuid) -> Result<Option<Program>, Error> {
        let query = scoped::<program::Entity>(organization).filter(program::Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// One of them, by its short name.
    pub async fn by_name(&self, organization: Uuid, name: &str) -> Result<Option<Program>, Error> {
        let query = scoped::<program::Entity>(organization).filter(program::Column::Name.eq(name));
        self.conn.one(&query.into_query()).await
    }

    /// All versions of these programs, by program and version.
    pub async fn versions(
        &self,
        organization: Uuid,
        programs: &[Uuid],
    ) -> Result<Vec<ProgramVersion>, Error> {
        use program_version::{Column, Entity};
        let mut versions = Vec::new();
        for chunk in chunks(programs) {
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.into_iter().copied(),
                ))
                .order_by_asc(Column::ProgramId)
                .order_by_asc(Column::Version);
            versions.extend(self.conn.all::<ProgramVersion>(&query.into_query()).await?);
        }
        Ok(versions)
    }

    /// The versions of one program, a page at a time, first to last.
    pub async fn list_versions(
        &self,
        organization: Uuid,
        program: Uuid,
        paging: &Paging,
    ) -> Result<Page<ProgramVersion>, Error> {
        use program_version::{Column, Entity};
        let of = scoped::<Entity>(organization).filter(Column::ProgramId.eq(program));
        page(self.conn, of, &[Column::Version], paging).await
    }
}

impl Programs<'_, Write> {
    /// Adds a program; [`Error::NameTaken`] when its short name is in use.
    pub async fn insert(&self, row: Program) -> Result<(), Error> {
        batch::insert::<program::Entity>(self.conn, &[row]).await
    }

    /// Adds a version; [`Error::NameTaken`] when there is one of this number.
    pub async fn insert_version(&self, row: ProgramVersion) -> Result<(), Error> {
        batch::insert::<program_version::Entity>(self.conn, &[row]).await
    }

    /// Replaces the history (JSON); says whether there is such a program.
    pub async fn save_history(
        &self,
        organization: Uuid,
        id: Uuid,
        history: &str,
    ) -> Result<bool, Error> {
        use program::{Column, Entity};
        self.conn.allows(organization)?;
        let mut statement = Query::update();
        statement
            .table(Entity)
            .value(Column::History, history)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.eq(id));
        Ok(self.conn.execute(&statement).await? > 0)
    }
}

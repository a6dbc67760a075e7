//! What was decided, in order, for those who watch.
//!
//! A decision holds its organization's lock, so its number is the next one, and the
//! order of the numbers is that in which decisions were committed: whoever has read up
//! to one of them has missed nothing before it.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::change::{Column, Entity};
use crate::tenant::scoped;
use crate::{Change, Changes, Error, Write, batch};

/// How many changes are kept for those who were away for a moment.
const KEPT: i64 = 4_096;
/// After so many changes the oldest are forgotten.
const SWEEP_EVERY: i64 = 256;

impl<A> Changes<'_, A> {
    /// At most `limit` changes of an organization after the one of this number, in order.
    pub async fn after(
        &self,
        organization: Uuid,
        number: i64,
        limit: u64,
    ) -> Result<Vec<Change>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::Number.gt(number))
            .order_by_asc(Column::Number)
            .limit(limit);
        self.conn.all(&query.into_query()).await
    }

    /// The number of an organization's last change; zero before the first.
    pub async fn last(&self, organization: Uuid) -> Result<i64, Error> {
        let query = scoped::<Entity>(organization)
            .order_by_desc(Column::Number)
            .limit(1);
        let last: Option<Change> = self.conn.one(&query.into_query()).await?;
        Ok(last.map_or(0, |change| change.number))
    }
}

impl Changes<'_, Write> {
    /// Adds what a decision changed; says its number. Changes of long ago are forgotten
    /// on the way.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] without the organization's lock.
    pub async fn append(&self, organization: Uuid, at: i64, body: String) -> Result<i64, Error> {
        self.conn.is_locked_for(organization)?;
        let number = self.last(organization).await?.saturating_add(1);
        let row = Change {
            organization_id: organization,
            number,
            at,
            body,
        };
        batch::insert::<Entity>(self.conn, &[row]).await?;
        if number % SWEEP_EVERY == 0 {
            let mut statement = Query::delete();
            statement
                .from_table(Entity)
                .and_where(Column::OrganizationId.eq(organization))
                .and_where(Column::Number.lte(number.saturating_sub(KEPT)));
            self.conn.execute(&statement).await?;
        }
        Ok(number)
    }
}

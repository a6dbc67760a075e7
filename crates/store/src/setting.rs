//! Settings made in the console.

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait};
use uuid::Uuid;

use crate::entity::setting::{Column, Entity};
use crate::tenant::scoped;
use crate::{Error, Setting, Settings, Write, batch};

impl<A> Settings<'_, A> {
    /// The value of a setting (JSON), if it was made.
    pub async fn get(&self, organization: Uuid, key: &str) -> Result<Option<String>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Key.eq(key));
        let row: Option<Setting> = self.conn.one(&query.into_query()).await?;
        Ok(row.map(|row| row.value))
    }

    /// All settings that were made, by key.
    pub async fn all(&self, organization: Uuid) -> Result<Vec<Setting>, Error> {
        let query = scoped::<Entity>(organization).order_by_asc(Column::Key);
        self.conn.all(&query.into_query()).await
    }
}

impl Settings<'_, Write> {
    /// Makes a setting.
    pub async fn set(&self, organization: Uuid, key: &str, value: &str) -> Result<(), Error> {
        let row = Setting {
            organization_id: organization,
            key: key.to_owned(),
            value: value.to_owned(),
        };
        batch::upsert::<Entity>(self.conn, &[row]).await
    }
}

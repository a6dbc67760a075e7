//! An INSERT of many rows, whose text is put together once.
//!
//! A text of some hundred values takes longer to put together than its values take
//! to send, and there are few (see [`crate::batch`]): each is kept for the rest of
//! the process's life.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use sea_orm::sea_query::{Alias, Expr, ExprTrait, InsertStatement, OnConflict, Query};
use sea_orm::{
    DbBackend, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn, Statement,
    StatementBuilder,
};

use crate::tenant::Tenant;

/// What becomes of a row whose key is already there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OnKey {
    /// The statement fails.
    Fail,
    /// The stored row stays.
    Keep,
    /// The new row takes its place.
    Replace,
    /// The new row's counters are added to the stored ones, and columns are replaced.
    Add {
        counters: Vec<&'static str>,
        also: Vec<&'static str>,
    },
}

/// Rows to be added.
pub(crate) struct Insert<'r, E: EntityTrait> {
    pub(crate) rows: &'r [&'r E::Model],
    pub(crate) on_key: &'r OnKey,
}

/// What a text depends on, beside the database.
type Shape = (&'static str, usize, OnKey);

/// For each shape its text, in the words of each database in use.
type Texts = HashMap<Shape, Vec<(DbBackend, Arc<str>)>>;

static TEXTS: LazyLock<RwLock<Texts>> = LazyLock::new(RwLock::default);

impl<E: Tenant> StatementBuilder for Insert<'_, E> {
    fn build(&self, backend: &DbBackend) -> Statement {
        let columns: Vec<E::Column> = E::Column::iter().collect();
        let rows = self.rows.iter();
        let values = rows.flat_map(|row| columns.iter().map(|column| row.get(*column)));
        Statement::from_sql_and_values(*backend, &*self.text(*backend), values)
    }
}

impl<E: Tenant> Insert<'_, E> {
    fn text(&self, backend: DbBackend) -> Arc<str> {
        let shape = (
            E::default().table_name(),
            self.rows.len(),
            self.on_key.clone(),
        );
        let known = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
        let texts = known.get(&shape).into_iter().flatten();
        if let Some((_, text)) = texts.clone().find(|(other, _)| *other == backend) {
            return text.clone();
        }
        drop(known);
        let text: Arc<str> = backend.build(&self.statement()).sql.into();
        let mut known = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
        known
            .entry(shape)
            .or_default()
            .push((backend, text.clone()));
        text
    }

    fn statement(&self) -> InsertStatement {
        let mut statement = Query::insert();
        statement
            .into_table(E::default())
            .columns(E::Column::iter());
        for row in self.rows {
            statement.values_panic(E::Column::iter().map(|column| row.get(column).into()));
        }
        if let Some(conflict) = on_conflict::<E>(self.on_key) {
            statement.on_conflict(conflict);
        }
        statement
    }
}

fn on_conflict<E: EntityTrait>(on_key: &OnKey) -> Option<OnConflict> {
    let keys: Vec<E::Column> = E::PrimaryKey::iter()
        .map(PrimaryKeyToColumn::into_column)
        .collect();
    let mut conflict = OnConflict::columns(keys.iter().copied());
    match on_key {
        OnKey::Fail => return None,
        OnKey::Keep => conflict.do_nothing(),
        OnKey::Replace => {
            let is_key = |column: &E::Column| keys.iter().any(|k| k.as_str() == column.as_str());
            conflict.update_columns(E::Column::iter().filter(|column| !is_key(column)))
        }
        OnKey::Add { counters, also } => {
            for counter in counters {
                let stored = Expr::col((E::default(), Alias::new(*counter)));
                let excluded = Expr::col((Alias::new("excluded"), Alias::new(*counter)));
                conflict.value(Alias::new(*counter), stored.add(excluded));
            }
            conflict.update_columns(also.iter().map(|column| Alias::new(*column)))
        }
    };
    Some(conflict)
}

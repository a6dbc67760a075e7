//! An INSERT of many rows, whose text is put together once.
//!
//! PostgreSQL takes each column as one array: one text serves any number of rows, and it
//! plans a dozen values where it would have planned a thousand. SQLite takes each value
//! by itself; there a text of some hundred values takes longer to put together than its values take
//! to send, and there are few (see [`crate::batch`]): each is kept for the rest of
//! the process's life.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use sea_orm::{
    ColumnTrait, DbBackend, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn,
    Statement, StatementBuilder, Value,
};

use crate::batch::array;
use crate::connect::takes_arrays;
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

/// What a text depends on, beside the database: table, number of rows, and what becomes
/// of a known key.
type Shape = (&'static str, usize, OnKey);

/// In a shape: the text is the same for any number of rows.
const ANY_NUMBER: usize = 0;

/// For each shape its text, in the words of each database in use.
type Texts = HashMap<Shape, Vec<(DbBackend, Arc<str>)>>;

static TEXTS: LazyLock<RwLock<Texts>> = LazyLock::new(RwLock::default);

impl<E: Tenant> StatementBuilder for Insert<'_, E> {
    fn build(&self, backend: &DbBackend) -> Statement {
        let values = if takes_arrays(*backend) {
            self.arrays()
        } else {
            self.cells()
        };
        Statement::from_sql_and_values(*backend, &*self.text(*backend), values)
    }
}

impl<E: Tenant> Insert<'_, E> {
    /// Each row's values, one after the other.
    fn cells(&self) -> Vec<Value> {
        let columns: Vec<E::Column> = E::Column::iter().collect();
        let rows = self.rows.iter();
        let cells = rows.flat_map(|row| columns.iter().map(|column| row.get(*column)));
        cells.collect()
    }

    /// Each column's values as one; after those of a column that may be empty, in which
    /// rows it is not, because the driver has no arrays with gaps.
    fn arrays(&self) -> Vec<Value> {
        let mut arrays = Vec::new();
        for column in E::Column::iter() {
            let cells = self.rows.iter().map(|row| row.get(column));
            let cells: Vec<Value> = cells.collect();
            let filled: Vec<bool> = cells.iter().map(Value::is_some).collect();
            let cells = cells.into_iter().map(|cell| match cell.is_some() {
                true => cell,
                false => cell.dummy_value(),
            });
            arrays.push(array(cells.collect()));
            if column.def().is_null() {
                arrays.push(filled.into());
            }
        }
        arrays
    }

    fn text(&self, backend: DbBackend) -> Arc<str> {
        let rows = if takes_arrays(backend) {
            ANY_NUMBER
        } else {
            self.rows.len()
        };
        let shape = (E::default().table_name(), rows, self.on_key.clone());
        let known = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
        let texts = known.get(&shape).into_iter().flatten();
        if let Some((_, text)) = texts.clone().find(|(other, _)| *other == backend) {
            return text.clone();
        }
        drop(known);
        let text: Arc<str> = self.words(backend).into();
        let mut known = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
        known
            .entry(shape)
            .or_default()
            .push((backend, text.clone()));
        text
    }

    fn words(&self, backend: DbBackend) -> String {
        let columns: Vec<String> = E::Column::iter().map(quoted).collect();
        let rows = if takes_arrays(backend) {
            rows_of_arrays::<E>()
        } else {
            let row = format!("({})", vec!["?"; columns.len()].join(", "));
            format!("VALUES {}", vec![row; self.rows.len()].join(", "))
        };
        let (table, columns) = (E::default().table_name(), columns.join(", "));
        let on_key = on_key::<E>(self.on_key);
        format!(r#"INSERT INTO "{table}" ({columns}) {rows}{on_key}"#)
    }
}

/// What makes rows of [`Insert::arrays`] again.
fn rows_of_arrays<E: EntityTrait>() -> String {
    let (mut picked, mut given) = (Vec::new(), Vec::new());
    for column in E::Column::iter() {
        let name = quoted(column);
        given.push(name.clone());
        if column.def().is_null() {
            let is_there = format!(r#""has_{}""#, column.as_str());
            picked.push(format!("CASE WHEN {is_there} THEN {name} END"));
            given.push(is_there);
        } else {
            picked.push(name);
        }
    }
    let places: Vec<String> = (1..=given.len()).map(|place| format!("${place}")).collect();
    let (picked, places, given) = (picked.join(", "), places.join(", "), given.join(", "));
    format!("SELECT {picked} FROM UNNEST({places}) AS given ({given})")
}

fn on_key<E: EntityTrait>(on_key: &OnKey) -> String {
    let keys = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    let keys: Vec<String> = keys.map(quoted).collect();
    let replaced = |column: &String| format!("{column} = excluded.{column}");
    let changes: Vec<String> = match on_key {
        OnKey::Fail => return String::new(),
        OnKey::Keep => Vec::new(),
        OnKey::Replace => {
            let others = E::Column::iter().map(quoted);
            let others = others.filter(|column| !keys.contains(column));
            others.map(|column| replaced(&column)).collect()
        }
        OnKey::Add { counters, also } => {
            let table = E::default().table_name();
            let counters = counters.iter().map(|name| format!(r#""{name}""#));
            let sums =
                counters.map(|name| format!(r#"{name} = "{table}".{name} + excluded.{name}"#));
            let also = also.iter().map(|name| replaced(&format!(r#""{name}""#)));
            sums.chain(also).collect()
        }
    };
    let keys = keys.join(", ");
    if changes.is_empty() {
        format!(" ON CONFLICT ({keys}) DO NOTHING")
    } else {
        format!(" ON CONFLICT ({keys}) DO UPDATE SET {}", changes.join(", "))
    }
}

fn quoted<C: IdenStatic>(column: C) -> String {
    format!(r#""{}""#, column.as_str())
}

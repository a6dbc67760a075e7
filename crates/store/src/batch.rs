//! Writing and reading many rows with few statements, of few shapes.
//!
//! Each text of a statement is prepared once a connection. On PostgreSQL a column's
//! values and a list's are one array each, so that a text serves any number of them.
//! On SQLite a text depends on how many rows it names: they are written in numbers of
//! which there are few (4, 6, 8, 12, 16, ...), and lists are filled up to a power of two,
//! which keeps the number of texts small and far below its 32 766 parameters.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::extension::postgres::PgFunc;
use sea_orm::sea_query::{ArrayType, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn,
    Value,
};
use uuid::Uuid;

use crate::Error;
use crate::access::Conn;
use crate::insert::{Insert, OnKey};
use crate::page::Part;
use crate::tenant::Tenant;

/// Most rows in one INSERT.
const MOST_ROWS: usize = 64;
/// Most rows in one INSERT that takes arrays.
const MOST_IN_ARRAYS: usize = 1_024;
/// Most keys in one DELETE: each is a term of its own.
const MOST_KEYS: usize = 32;
/// Most names in one list.
const MOST_NAMES: usize = 256;

/// Adds rows; [`Error::NameTaken`] when one is already there.
pub(crate) async fn insert<E: Tenant>(conn: Conn<'_>, rows: &[E::Model]) -> Result<(), Error> {
    write::<E>(conn, rows.iter().collect(), &OnKey::Fail).await
}

/// Adds rows, or leaves those that are already there as they are.
pub(crate) async fn insert_absent<E: Tenant>(
    conn: Conn<'_>,
    rows: &[E::Model],
) -> Result<(), Error> {
    write::<E>(conn, rows.iter().collect(), &OnKey::Keep).await
}

/// Adds rows, or replaces those with the same key; the last of several wins.
pub(crate) async fn upsert<E: Tenant>(conn: Conn<'_>, rows: &[E::Model]) -> Result<(), Error> {
    let mut last: HashMap<Vec<Part>, usize> = HashMap::with_capacity(rows.len());
    let mut unique: Vec<&E::Model> = Vec::with_capacity(rows.len());
    for row in rows {
        match last.entry(key_of::<E>(row)?) {
            Entry::Occupied(place) => unique[*place.get()] = row,
            Entry::Vacant(place) => {
                place.insert(unique.len());
                unique.push(row);
            }
        }
    }
    write::<E>(conn, unique, &OnKey::Replace).await
}

/// Adds each row's `counters` to the stored ones; a row that is not there yet begins at
/// zero. Columns in `also` are replaced.
pub(crate) async fn add<E: Tenant>(
    conn: Conn<'_>,
    rows: &[E::Model],
    counters: &[E::Column],
    also: &[E::Column],
) -> Result<(), Error> {
    let mut place: HashMap<Vec<Part>, usize> = HashMap::with_capacity(rows.len());
    let mut sums: Vec<E::Model> = Vec::with_capacity(rows.len());
    for row in rows {
        match place.entry(key_of::<E>(row)?) {
            Entry::Vacant(entry) => {
                entry.insert(sums.len());
                sums.push(row.clone());
            }
            Entry::Occupied(entry) => {
                let sum = &mut sums[*entry.get()];
                for counter in counters {
                    let total = number::<E>(sum, *counter)?
                        .checked_add(number::<E>(row, *counter)?)
                        .ok_or_else(|| Error::inconsistent("a sum is beyond 64 bits"))?;
                    sum.set(*counter, total.into());
                }
            }
        }
    }
    let on_key = OnKey::Add {
        counters: counters.iter().map(IdenStatic::as_str).collect(),
        also: also.iter().map(IdenStatic::as_str).collect(),
    };
    write::<E>(conn, sums.iter().collect(), &on_key).await
}

fn number<E: EntityTrait>(row: &E::Model, column: E::Column) -> Result<i64, Error> {
    match row.get(column) {
        Value::BigInt(Some(number)) => Ok(number),
        _ => Err(Error::inconsistent(format!(
            "{} is not a number",
            column.as_str()
        ))),
    }
}

async fn write<E: Tenant>(
    conn: Conn<'_>,
    rows: Vec<&E::Model>,
    on_key: &OnKey,
) -> Result<(), Error> {
    for row in &rows {
        conn.allows(E::organization(row))?;
    }
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(if conn.takes_arrays() {
            rest.len().min(MOST_IN_ARRAYS)
        } else {
            shape(rest.len(), MOST_ROWS)
        });
        conn.execute(&Insert::<E> {
            rows: chunk,
            on_key,
        })
        .await?;
        rest = tail;
    }
    Ok(())
}

/// Removes the rows with exactly these keys (all columns of the primary key, in order).
pub(crate) async fn delete<E: Tenant>(
    conn: Conn<'_>,
    organization: Uuid,
    keys: &[Vec<Value>],
) -> Result<(), Error> {
    conn.allows(organization)?;
    let columns = key_columns::<E>();
    for chunk in keys.chunks(MOST_KEYS) {
        let mut any = Condition::any();
        for key in filled(chunk, MOST_KEYS) {
            let mut all = Condition::all();
            for (column, value) in columns.iter().zip(key) {
                all = all.add(column.eq(value));
            }
            any = any.add(all);
        }
        let mut statement = Query::delete();
        statement.from_table(E::default()).cond_where(any);
        conn.execute(&statement).await?;
    }
    Ok(())
}

/// Each key once, in chunks that fit into one list.
pub(crate) fn chunks<K: Ord>(keys: &[K]) -> Vec<Vec<&K>> {
    let distinct: BTreeSet<&K> = keys.iter().collect();
    let distinct: Vec<&K> = distinct.into_iter().collect();
    distinct.chunks(MOST_NAMES).map(<[&K]>::to_vec).collect()
}

/// `column IN (...)`. Long lists are to be cut by [`chunks`] before.
pub(crate) fn among<C, V>(conn: Conn<'_>, column: C, values: impl IntoIterator<Item = V>) -> Expr
where
    C: ColumnTrait,
    V: Into<Value> + Ord + Clone,
{
    let distinct: BTreeSet<V> = values.into_iter().collect();
    let list: Vec<V> = distinct.into_iter().collect();
    if conn.takes_arrays() && !list.is_empty() {
        let list = array(list.into_iter().map(Into::into).collect());
        column.into_expr().eq(PgFunc::any(Expr::val(list)))
    } else {
        // Filled up to a power of two by repeating its last value.
        column.is_in(filled(&list, MOST_NAMES))
    }
}

/// Values of one type, none of them empty, as one.
pub(crate) fn array(values: Vec<Value>) -> Value {
    let kind = values.first().map_or(ArrayType::Bool, Value::array_type);
    Value::Array(kind, Some(Box::new(values)))
}

/// How many of `len` rows the next statement takes: a power of two, or one and a half
/// of it, so that two or three statements take any number.
fn shape(len: usize, most: usize) -> usize {
    let power = if len.is_power_of_two() {
        len
    } else {
        len.next_power_of_two() / 2
    };
    let more = power + power / 2;
    if more <= len { more } else { power }.min(most)
}

fn filled<T: Clone>(list: &[T], most: usize) -> Vec<T> {
    let mut filled = list.to_vec();
    if let Some(last) = list.last() {
        filled.resize(
            list.len().next_power_of_two().min(most).max(list.len()),
            last.clone(),
        );
    }
    filled
}

fn key_columns<E: EntityTrait>() -> Vec<E::Column> {
    E::PrimaryKey::iter()
        .map(PrimaryKeyToColumn::into_column)
        .collect()
}

fn key_of<E: EntityTrait>(row: &E::Model) -> Result<Vec<Part>, Error> {
    key_columns::<E>()
        .into_iter()
        .map(|column| Part::read(row.get(column)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{filled, shape};

    #[test]
    fn rows_are_taken_in_few_different_numbers() {
        let shapes = |mut len: usize| {
            let mut shapes = Vec::new();
            while len > 0 {
                shapes.push(shape(len, 64));
                len -= shape(len, 64);
            }
            shapes
        };
        assert_eq!(shapes(1), [1]);
        assert_eq!(shapes(13), [12, 1]);
        assert_eq!(shapes(63), [48, 12, 3]);
        assert_eq!(shapes(200), [64, 64, 64, 8]);
    }

    #[test]
    fn lists_are_filled_up_to_a_power_of_two() {
        assert_eq!(filled(&[1, 2, 3], 256), [1, 2, 3, 3]);
        assert_eq!(filled(&[1], 256), [1]);
        assert_eq!(filled::<i32>(&[], 256), [] as [i32; 0]);
        assert_eq!(filled(&[7; 300], 256).len(), 300);
    }
}

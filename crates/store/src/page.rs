//! Lists are read a page at a time, by the key of the last row seen (keyset).
//! No list ever counts its rows, and no page costs more than another.

use std::fmt;
use std::str::FromStr;

use sea_orm::sea_query::{ColumnType, Expr, ExprTrait, Order};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryTrait, Select, Value};
use uuid::Uuid;

use crate::Error;
use crate::access::Conn;

/// No page has more rows, whatever is asked for.
const MOST_ROWS: u64 = 100_000;

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Where the page before ended; `None` for the first page.
    pub after: Option<Cursor>,
    /// At most so many rows; zero is taken as one.
    pub limit: u64,
    /// Last first.
    pub descending: bool,
}

impl Paging {
    /// The first page, in the list's own order.
    pub fn first(limit: u64) -> Self {
        Self {
            after: None,
            limit,
            descending: false,
        }
    }

    /// The first page, last row first.
    pub fn latest(limit: u64) -> Self {
        Self {
            after: None,
            limit,
            descending: true,
        }
    }

    /// How many rows are really given out.
    fn rows(&self) -> u64 {
        self.limit.clamp(1, MOST_ROWS)
    }

    /// The page that follows.
    #[must_use]
    pub fn after(mut self, cursor: Option<Cursor>) -> Self {
        self.after = cursor;
        self
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<Row> {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Where the next page begins; `None` when this was the last.
    pub next: Option<Cursor>,
}

/// A place in a list. Opaque; as text it is hexadecimal and fits in a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(Vec<Part>);

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Int(i64),
    Text(String),
    Uuid(Uuid),
}

impl Part {
    pub(crate) fn read(value: Value) -> Result<Self, Error> {
        match value {
            Value::SmallInt(Some(number)) => Ok(Self::Int(number.into())),
            Value::Int(Some(number)) => Ok(Self::Int(number.into())),
            Value::BigInt(Some(number)) => Ok(Self::Int(number)),
            Value::String(Some(text)) => Ok(Self::Text(text)),
            Value::Uuid(Some(uuid)) => Ok(Self::Uuid(uuid)),
            other => Err(Error::inconsistent(format!("a key holds {other:?}"))),
        }
    }

    /// The value for a column, if the column is of this kind.
    fn value(&self, column: &ColumnType) -> Option<Value> {
        match (self, column) {
            (Self::Int(number), ColumnType::BigInteger) => Some((*number).into()),
            (Self::Int(number), ColumnType::Integer) => Some(i32::try_from(*number).ok()?.into()),
            (Self::Int(number), ColumnType::SmallInteger) => {
                Some(i16::try_from(*number).ok()?.into())
            }
            (Self::Text(text), ColumnType::String(_) | ColumnType::Text) => {
                Some(text.clone().into())
            }
            (Self::Uuid(uuid), ColumnType::Uuid) => Some((*uuid).into()),
            _ => None,
        }
    }
}

/// Reads a page of a selection in the order of `keys`, which identify a row.
pub(crate) async fn page<E: EntityTrait>(
    conn: Conn<'_>,
    selection: Select<E>,
    keys: &[E::Column],
    paging: &Paging,
) -> Result<Page<E::Model>, Error> {
    let rows = rows(conn, selection, keys, paging).await?;
    cut::<E>(rows, keys, paging)
}

/// Reads the rows of a page, and one more if there are more.
pub(crate) async fn rows<E: EntityTrait>(
    conn: Conn<'_>,
    selection: Select<E>,
    keys: &[E::Column],
    paging: &Paging,
) -> Result<Vec<E::Model>, Error> {
    let mut query = selection.into_query();
    let order = if paging.descending {
        Order::Desc
    } else {
        Order::Asc
    };
    for key in keys {
        query.order_by((E::default(), *key), order.clone());
    }
    if let Some(cursor) = &paging.after {
        let place = Expr::tuple(cursor.values(keys)?.into_iter().map(Expr::val));
        let row = Expr::tuple(keys.iter().map(|key| Expr::col((E::default(), *key))));
        query.and_where(if paging.descending {
            row.lt(place)
        } else {
            row.gt(place)
        });
    }
    query.limit(paging.rows() + 1);
    conn.all(&query).await
}

/// Makes a page of rows that are in order and may be more than it holds.
pub(crate) fn cut<E: EntityTrait>(
    mut rows: Vec<E::Model>,
    keys: &[E::Column],
    paging: &Paging,
) -> Result<Page<E::Model>, Error> {
    let limit = usize::try_from(paging.rows()).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = match rows.last() {
        Some(row) if more => {
            let parts = keys.iter().map(|key| Part::read(row.get(*key)));
            Some(Cursor(parts.collect::<Result<_, _>>()?))
        }
        _ => None,
    };
    Ok(Page { rows, next })
}

impl Cursor {
    fn values<C: ColumnTrait>(&self, keys: &[C]) -> Result<Vec<Value>, Error> {
        if self.0.len() != keys.len() {
            return Err(Error::CursorInvalid);
        }
        let values = self.0.iter().zip(keys).map(|(part, key)| {
            part.value(key.def().get_column_type())
                .ok_or(Error::CursorInvalid)
        });
        values.collect()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.0 {
            match part {
                Part::Int(number) => write!(f, "00{:016x}", number.cast_unsigned())?,
                Part::Uuid(uuid) => write!(f, "01{}", uuid.simple())?,
                Part::Text(text) => {
                    write!(f, "02{:08x}", text.len())?;
                    for byte in text.bytes() {
                        write!(f, "{byte:02x}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parts(text).map(Self).ok_or(Error::CursorInvalid)
    }
}

fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (tag, tail) = rest.split_at_checked(2)?;
        let (part, tail) = match tag {
            "00" => {
                let (digits, tail) = tail.split_at_checked(16)?;
                (
                    Part::Int(u64::from_str_radix(digits, 16).ok()?.cast_signed()),
                    tail,
                )
            }
            "01" => {
                let (digits, tail) = tail.split_at_checked(32)?;
                (Part::Uuid(Uuid::try_parse(digits).ok()?), tail)
            }
            "02" => {
                let (digits, tail) = tail.split_at_checked(8)?;
                let len = usize::from_str_radix(digits, 16).ok()?;
                let (digits, tail) = tail.split_at_checked(len.checked_mul(2)?)?;
                (Part::Text(String::from_utf8(bytes(digits)?).ok()?), tail)
            }
            _ => return None,
        };
        parts.push(part);
        rest = tail;
    }
    (!parts.is_empty()).then_some(parts)
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Part};

    #[test]
    fn a_cursor_survives_being_text() {
        let parts = [
            Part::Int(-5),
            Part::Text("李雷 a/b".to_owned()),
            Part::Uuid(uuid::Uuid::max()),
        ];
        let cursor = Cursor(parts.to_vec());
        assert_eq!(cursor.to_string().parse::<Cursor>().ok(), Some(cursor));
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in [
            "",
            "0",
            "09",
            "00ff",
            "02ffffffff",
            "0200000002ff",
            "0200000001zz",
            "é",
        ] {
            assert!(text.parse::<Cursor>().is_err(), "{text:?}");
        }
    }
}

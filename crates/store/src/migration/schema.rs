//! A few words in which tables are described the same way for both databases.

use sea_orm::sea_query::{
    Alias, ColumnDef, ConditionalStatement, Expr, ExprTrait, Index, IndexCreateStatement, Table,
};
use sea_orm::{DbBackend, DbErr};
use sea_orm_migration::SchemaManager;

/// A column and its type.
pub(in crate::migration) struct Column {
    name: &'static str,
    kind: Kind,
    optional: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Uuid,
    Text,
    Small,
    Integer,
    Big,
    Flag,
    Bytes,
}

impl Column {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            optional: false,
        }
    }

    /// The value may be missing.
    pub(in crate::migration) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    fn definition(&self, backend: DbBackend) -> ColumnDef {
        let mut column = ColumnDef::new(self.name);
        match self.kind {
            Kind::Uuid => column.uuid(),
            // Text is compared as bytes, whatever the language of the installation: the order
            // of facts and of pages depends on it. SQLite does so of itself.
            Kind::Text if backend == DbBackend::Postgres => {
                column.custom(Alias::new(r#"text COLLATE "C""#))
            }
            Kind::Text => column.text(),
            Kind::Small => column.small_integer(),
            Kind::Integer => column.integer(),
            Kind::Big => column.big_integer(),
            Kind::Flag => column.boolean(),
            Kind::Bytes => column.blob(),
        };
        if self.optional {
            column.null()
        } else {
            column.not_null()
        };
        column
    }
}

pub(in crate::migration) const fn uuid(name: &'static str) -> Column {
    Column::new(name, Kind::Uuid)
}

pub(in crate::migration) const fn text(name: &'static str) -> Column {
    Column::new(name, Kind::Text)
}

pub(in crate::migration) const fn small(name: &'static str) -> Column {
    Column::new(name, Kind::Small)
}

pub(in crate::migration) const fn integer(name: &'static str) -> Column {
    Column::new(name, Kind::Integer)
}

pub(in crate::migration) const fn big(name: &'static str) -> Column {
    Column::new(name, Kind::Big)
}

pub(in crate::migration) const fn flag(name: &'static str) -> Column {
    Column::new(name, Kind::Flag)
}

pub(in crate::migration) const fn bytes(name: &'static str) -> Column {
    Column::new(name, Kind::Bytes)
}

/// An index over a table.
pub(in crate::migration) struct Key {
    columns: &'static [&'static str],
    unique: bool,
    /// Only rows in which these are present (`true`) or missing (`false`).
    only: &'static [(&'static str, bool)],
}

pub(in crate::migration) const fn index(columns: &'static [&'static str]) -> Key {
    Key {
        columns,
        unique: false,
        only: &[],
    }
}

pub(in crate::migration) const fn unique(columns: &'static [&'static str]) -> Key {
    Key {
        columns,
        unique: true,
        only: &[],
    }
}

impl Key {
    /// Leaves rows out of the index, which then costs nothing for them.
    pub(in crate::migration) const fn only(
        mut self,
        only: &'static [(&'static str, bool)],
    ) -> Self {
        self.only = only;
        self
    }

    fn statement(&self, table: &'static str) -> IndexCreateStatement {
        let mut index = Index::create();
        index.name(name_of(table, self.columns)).table(table);
        for column in self.columns {
            index.col(*column);
        }
        if self.unique {
            index.unique();
        }
        for (column, present) in self.only {
            let column = Expr::col(*column);
            index.and_where(if *present {
                column.is_not_null()
            } else {
                column.is_null()
            });
        }
        index
    }
}

/// Named after the table and the columns, without the one that all have in common.
fn name_of(table: &'static str, columns: &[&'static str]) -> String {
    let own = columns
        .iter()
        .copied()
        .filter(|column| *column != "organization_id");
    std::iter::once(table)
        .chain(own)
        .collect::<Vec<_>>()
        .join("__")
}

/// Adds an index to a table that is there.
pub(in crate::migration) async fn add_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    key: &Key,
) -> Result<(), DbErr> {
    manager.create_index(key.statement(table)).await
}

/// Takes the index over these columns (and the organization) from a table.
pub(in crate::migration) async fn drop_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut statement = Index::drop();
    statement.name(name_of(table, columns)).table(table);
    manager.drop_index(statement).await
}

/// Makes a table with its primary key and its indexes.
pub(in crate::migration) async fn table(
    manager: &SchemaManager<'_>,
    name: &'static str,
    columns: &[Column],
    primary: &[&'static str],
    keys: &[Key],
) -> Result<(), DbErr> {
    let mut statement = Table::create();
    statement.table(name);
    for column in columns {
        statement.col(column.definition(manager.get_database_backend()));
    }
    let mut key = Index::create();
    for column in primary {
        key.col(*column);
    }
    statement.primary_key(&mut key);
    manager.create_table(statement).await?;
    for key in keys {
        manager.create_index(key.statement(name)).await?;
    }
    Ok(())
}

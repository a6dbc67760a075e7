//! Both databases have the same tables, and the tables keep the house's rules.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use goodword_testkit::store::{self, TestStore};
use sea_orm::DatabaseConnection;

use crate::raw::{connect, is_postgres, texts};

/// A table as both databases can describe it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    /// Each with its kind and whether it may be missing.
    columns: BTreeSet<String>,
    primary_key: Vec<String>,
    /// Name, columns, uniqueness, condition.
    indexes: BTreeSet<String>,
}

type Shapes = BTreeMap<String, Shape>;

async fn shapes(store: &TestStore) -> Result<Shapes> {
    let db = connect(store).await?;
    let shapes = if is_postgres(&db) {
        postgres(&db).await?
    } else {
        sqlite(&db).await?
    };
    db.close().await?;
    Ok(shapes)
}

async fn sqlite(db: &DatabaseConnection) -> Result<Shapes> {
    let mut shapes = Shapes::new();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
    for table in texts(db, tables).await? {
        let columns = format!(
            "SELECT name || ' ' || lower(type) || (CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END)
             FROM pragma_table_info('{table}')"
        );
        let key = format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk");
        let indexes = format!(
            "SELECT i.name || ' (' || (SELECT group_concat(c.name, ',') FROM (SELECT name FROM
                pragma_index_info(i.name) ORDER BY seqno) c) || ')' || i.\"unique\" || i.partial
             FROM pragma_index_list('{table}') i WHERE i.origin = 'c'"
        );
        let shape = Shape {
            columns: texts(db, &columns)
                .await?
                .iter()
                .map(|column| kind(column))
                .collect(),
            primary_key: texts(db, &key).await?,
            indexes: texts(db, &indexes).await?.into_iter().collect(),
        };
        shapes.insert(table, shape);
    }
    Ok(shapes)
}

async fn postgres(db: &DatabaseConnection) -> Result<Shapes> {
    let mut shapes = Shapes::new();
    let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    for table in texts(db, tables).await? {
        let columns = format!(
            "SELECT column_name || ' ' || data_type || (CASE is_nullable WHEN 'YES' THEN '?' ELSE ''
                END) FROM information_schema.columns WHERE table_name = '{table}'"
        );
        let index_columns = "(SELECT string_agg(a.attname::text, ',' ORDER BY k.place)
             FROM unnest(i.indkey) WITH ORDINALITY k(attnum, place)
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum)";
        let key = format!(
            "SELECT {index_columns} FROM pg_index i
             WHERE i.indrelid = '\"{table}\"'::regclass AND i.indisprimary"
        );
        let indexes = format!(
            "SELECT c.relname || ' (' || {index_columns} || ')' || i.indisunique::int
                || (i.indpred IS NOT NULL)::int
             FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE i.indrelid = '\"{table}\"'::regclass AND NOT i.indisprimary"
        );
        let key = texts(db, &key).await?.join("");
        let shape = Shape {
            columns: texts(db, &columns)
                .await?
                .iter()
                .map(|column| kind(column))
                .collect(),
            primary_key: key.split(',').map(str::to_owned).collect(),
            indexes: texts(db, &indexes).await?.into_iter().collect(),
        };
        shapes.insert(table, shape);
    }
    Ok(shapes)
}

/// A column with a word for its type that both databases share.
fn kind(column: &str) -> String {
    let (name, kind) = column.split_once(' ').unwrap();
    let (kind, optional) = kind
        .strip_suffix('?')
        .map_or((kind, ""), |kind| (kind, "?"));
    let kind = match kind {
        "uuid_text" => "uuid",
        // SQLite has one integer.
        "bigint" | "smallint" => "integer",
        "bytea" => "blob",
        "varchar" | "character varying" => "text",
        other => other,
    };
    format!("{name} {kind}{optional}")
}

#[test]
fn both_databases_have_the_same_tables() -> Result<()> {
    store::run(async {
        let (sqlite, postgres) = (store::sqlite().await?, store::postgres().await?);
        let (sqlite, postgres) = (shapes(&sqlite).await?, shapes(&postgres).await?);
        assert_eq!(
            sqlite.keys().collect::<Vec<_>>(),
            postgres.keys().collect::<Vec<_>>()
        );
        for (table, shape) in &sqlite {
            assert_eq!(shape, &postgres[table], "table {table}");
        }
        assert!(sqlite.len() > 20, "{:?}", sqlite.keys());
        Ok(())
    })
}

goodword_testkit::store_test!(every_key_begins_with_the_organization, |store| async {
    // A login leads to organizations, and a session belongs to a login (decision 0005).
    let own = ["organization", "seaql_migrations", "login", "session"];
    // What is asked for across organizations: a key's hash, a code, what is due.
    let shared = [
        "api_key__hash",
        "advocate__code",
        "share_page__secret",
        "staff_user__login_id",
        "one_time_link__hash",
        "outbox__due_at",
        "outbox__topic__due_at",
        "wake_up__due_at",
    ];
    for (table, shape) in shapes(&store).await? {
        if own.contains(&table.as_str()) {
            continue;
        }
        assert_eq!(shape.primary_key[0], "organization_id", "{table}");
        for index in &shape.indexes {
            let name = index.split(' ').next().unwrap();
            let scoped = index.contains("(organization_id,");
            assert!(scoped != shared.contains(&name), "{table}: {index}");
        }
    }
    Ok(())
});

goodword_testkit::store_test!(no_foreign_keys_triggers_or_sequences, |store| async {
    let db = connect(&store).await?;
    let found = if is_postgres(&db) {
        texts(
            &db,
            "SELECT conname::text FROM pg_constraint WHERE contype = 'f'
             UNION SELECT tgname::text FROM pg_trigger
             UNION SELECT relname::text FROM pg_class WHERE relkind = 'S'",
        )
        .await?
    } else {
        texts(
            &db,
            "SELECT name FROM sqlite_master WHERE type = 'trigger' OR sql LIKE '%REFERENCES%'
                OR sql LIKE '%AUTOINCREMENT%'",
        )
        .await?
    };
    assert_eq!(found, [] as [String; 0]);
    Ok(())
});

//! Opening the database, and the only place that asks which one it is.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::Error;

/// The embedded database's file inside its directory.
const FILE: &str = "goodword.db";
/// How long a writer waits for another one before it gives up with [`Error::Busy`].
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to rest before the database file is opened again that was busy.
const BETWEEN_TRIES: Duration = Duration::from_millis(20);
/// A transaction that says nothing for so long has lost its process: its locks are freed.
const IDLE_IN_TRANSACTION: &str = "60s";
/// Pools are two, so that writers who wait for a lock never starve the readers.
const WRITERS: u32 = 8;
const READERS: u32 = 8;
/// Readers of the embedded database; each is a thread.
const EMBEDDED_READERS: u32 = 4;
/// How PostgreSQL plans. A plan that is kept was made for the rows of its day: in a young
/// database, which nobody has counted yet, each read of a list would go on reading whole
/// tables. Planning anew costs less than the rest of a statement; compiling it never pays.
/// What a decision reads is in memory or on a disk without arms: a page at random costs
/// hardly more than the next one, and a hundred keys are looked up rather than a table of
/// twenty thousand rows read.
const PLANS: [(&str, &str); 3] = [
    ("plan_cache_mode", "force_custom_plan"),
    ("jit", "off"),
    ("random_page_cost", "1.1"),
];
/// Statements come in few shapes (see `batch`); all of them stay prepared.
const STATEMENTS: usize = 1_000;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// The embedded database: a SQLite file in this directory, both made when missing.
    Directory(PathBuf),
    /// A PostgreSQL database, `postgres://user:password@host/database`.
    Url(String),
}

/// Without the URL, which may carry a password.
impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory(path) => f.debug_tuple("Directory").field(path).finish(),
            Self::Url(_) => f.write_str("Url(..)"),
        }
    }
}

/// Whether a statement may take many values as one.
pub(crate) fn takes_arrays(backend: DbBackend) -> bool {
    backend == DbBackend::Postgres
}

/// One pool that writes and one that only reads.
#[derive(Debug)]
pub(crate) struct Pools {
    pub(crate) writers: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
}

impl Pools {
    pub(crate) async fn open(location: &Location) -> Result<Self, Error> {
        match location {
            Location::Directory(path) => embedded(path).await,
            Location::Url(url) if is_postgres(url) => server(url).await,
            Location::Url(_) => Err(Error::Location(
                "the URL must begin with postgres:// (for the embedded database name a directory)"
                    .to_owned(),
            )),
        }
    }

    /// A transaction that is a writer from its first statement on, so that it
    /// never has to give up half-way because another one wrote in between.
    pub(crate) async fn begin_write(&self) -> Result<DatabaseTransaction, Error> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.writers.begin_with_options(options).await?)
    }

    /// A transaction whose reads all see one moment.
    pub(crate) async fn begin_snapshot(&self) -> Result<DatabaseTransaction, Error> {
        let options = match self.readers.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                sqlite_transaction_mode: None,
            },
            _ => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
        };
        Ok(self.readers.begin_with_options(options).await?)
    }

    /// The transaction in which tables are made: one process at a time, all or nothing.
    pub(crate) async fn begin_migration(&self) -> Result<DatabaseTransaction, Error> {
        let tx = self.begin_write().await?;
        if tx.get_database_backend() == DbBackend::Postgres {
            // "goodword" read as a number; freed at the end of the transaction.
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(7453010347888832100)")
                .await?;
        }
        Ok(tx)
    }

    pub(crate) async fn ping(&self) -> Result<(), Error> {
        // Not the writers: the embedded database has one, and it may be at work.
        Ok(self.readers.ping().await?)
    }

    pub(crate) async fn close(&self) -> Result<(), Error> {
        self.readers.close_by_ref().await?;
        self.writers.close_by_ref().await?;
        Ok(())
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

async fn embedded(directory: &Path) -> Result<Pools, Error> {
    std::fs::create_dir_all(directory).map_err(|error| {
        Error::Location(format!(
            "cannot make the directory {}: {error}",
            directory.display()
        ))
    })?;
    let file = directory.join(FILE);
    // The writer comes first: it makes the file and switches it to a write-ahead log.
    let writers = patient(&embedded_options(&file, 1, false)).await?;
    let readers = patient(&embedded_options(&file, EMBEDDED_READERS, true)).await?;
    Ok(Pools { writers, readers })
}

/// Opens the file, again while it is busy: who switches it to a write-ahead log, or
/// is the last to close it, has it alone for a moment, and the database itself does
/// not wait for that one.
async fn patient(options: &ConnectOptions) -> Result<DatabaseConnection, Error> {
    let opening = async {
        loop {
            match Database::connect(options.clone())
                .await
                .map_err(Error::from)
            {
                Err(error) if error.is_retryable() => tokio::time::sleep(BETWEEN_TRIES).await,
                opened => return opened,
            }
        }
    };
    let late = |_| Error::Busy {
        reason: "somebody has the database file to themselves".to_owned(),
    };
    tokio::time::timeout(PATIENCE, opening)
        .await
        .map_err(late)?
}

fn embedded_options(file: &Path, connections: u32, only_reads: bool) -> ConnectOptions {
    // The path is set below: not every path can be written as a URL.
    let mut options = options("sqlite://goodword.db", connections);
    let file = file.to_owned();
    options
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .filename(&file)
                .create_if_missing(!only_reads)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(false)
                .busy_timeout(PATIENCE)
                .statement_cache_capacity(STATEMENTS)
                .pragma("cache_size", "-32768") // KiB
                .pragma("temp_store", "memory")
                .pragma("wal_autocheckpoint", "4000") // pages of 4 KiB
                .pragma("journal_size_limit", "67108864"); // bytes
            if only_reads {
                sqlite.pragma("query_only", "true")
            } else {
                sqlite
            }
        });
    options
}

async fn server(url: &str) -> Result<Pools, Error> {
    let writers = Database::connect(server_options(url, WRITERS, false)).await?;
    let readers = Database::connect(server_options(url, READERS, true)).await?;
    Ok(Pools { writers, readers })
}

fn server_options(url: &str, connections: u32, only_reads: bool) -> ConnectOptions {
    let mut options = options(url, connections);
    options
        .test_before_acquire_if_idle_for(Duration::from_secs(10))
        .map_sqlx_postgres_opts(move |postgres| {
            let postgres = postgres
                .application_name("goodword")
                .statement_cache_capacity(STATEMENTS)
                .options(PLANS);
            let patience = format!("{}s", PATIENCE.as_secs());
            if only_reads {
                postgres.options([("default_transaction_read_only", "on")])
            } else {
                postgres.options([
                    ("lock_timeout", patience.as_str()),
                    ("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION),
                ])
            }
        });
    options
}

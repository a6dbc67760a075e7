//! An empty, migrated store for one test.

use std::future::Future;
use std::ops::Deref;

use anyhow::{Context, Result};
use goodword_store::{Location, Store};
use tempfile::TempDir;

use crate::postgres;

/// A store that is gone after the test. Use it like a [`Store`].
#[derive(Debug)]
pub struct TestStore {
    store: Store,
    location: Location,
    /// Removes the embedded database's directory when the test is over.
    _directory: Option<TempDir>,
}

impl TestStore {
    /// Where it is, to open it a second time as another process would.
    pub fn location(&self) -> &Location {
        &self.location
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// A SQLite store in a temporary directory.
pub async fn sqlite() -> Result<TestStore> {
    let directory = tempfile::Builder::new().prefix("goodword-").tempdir()?;
    let location = Location::Directory(directory.path().join("data"));
    let store = Store::open(&location).await?;
    store.migrate().await?;
    Ok(TestStore {
        store,
        location,
        _directory: Some(directory),
    })
}

/// A PostgreSQL store: a fresh copy of a migrated database in this process's
/// throwaway cluster.
pub async fn postgres() -> Result<TestStore> {
    let url = tokio::task::spawn_blocking(postgres::migrated_database)
        .await
        .context("the thread that makes databases")??;
    let location = Location::Url(url);
    let store = Store::open(&location).await?;
    Ok(TestStore {
        store,
        location,
        _directory: None,
    })
}

/// Runs a test's future on a runtime of its own, with threads, as the server does.
pub fn run<F: Future<Output = Result<()>>>(future: F) -> Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("a runtime for the test")?
        .block_on(future)
}

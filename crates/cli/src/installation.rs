//! An installation: its database, brought up to date, with its first
//! organization and its signing key.

use std::{future::Future, sync::Arc};

use anyhow::{Context, bail};
use goodword_app::{App, Options, session::Lifetime};
use goodword_config::Config;
use goodword_store::{Organization, Store};
use uuid::Uuid;

use crate::{
    ports::{SystemClock, SystemIds},
    settings::location,
};

/// The id of the first organization. It is the same on every installation, so
/// that two processes which find none at the same time cannot make two.
const FIRST: Uuid = Uuid::from_u128(0x676f_6f64_776f_8264_8000_0000_0000_0001);
/// What it is called until its owner names it.
pub(crate) const FIRST_NAME: &str = "My shop";
/// The setting that holds the signing key.
const SIGNING_KEY: &str = "signing_key";

/// Runs a short command's future.
///
/// # Errors
/// What the future runs into, or when the system gives no threads.
pub(crate) fn run<T, E>(future: impl Future<Output = Result<T, E>>) -> Result<T, E>
where
    E: From<std::io::Error>,
{
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(future)
}

/// Opens the database and brings its tables up to date.
///
/// # Errors
/// When it cannot be reached, or was made by a newer version.
pub(crate) async fn open(config: &Config) -> anyhow::Result<Store> {
    let store = Store::open(&location(config))
        .await
        .context("opening the database")?;
    // Asked first: migrating takes the writers' lock, which a running server needs.
    if !store.pending_migrations().await?.is_empty() {
        for name in store.migrate().await? {
            tracing::info!(name, "migrated");
        }
    }
    Ok(store)
}

/// The application on a store, as the settings want it.
pub(crate) fn application(store: Store, config: &Config) -> App {
    let options = Options {
        batch_max: usize::try_from(config.batch.max_events).unwrap_or(usize::MAX),
        waiting_max: usize::try_from(config.limits.waiting_events_max).unwrap_or(usize::MAX),
        sessions: Lifetime {
            idle_seconds: config.sessions.idle_hours.saturating_mul(3_600),
            most_seconds: config.sessions.most_days.saturating_mul(24 * 3_600),
        },
    };
    App::new(store, Arc::new(SystemClock), Arc::new(SystemIds), options)
}

/// The first organization, made with this name when there is none, and then as a
/// demonstration or not.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn first_organization(
    app: &App,
    name: &str,
    is_demo: bool,
) -> anyhow::Result<Organization> {
    let store = app.store();
    if let Some(first) = store.reader().organizations().first().await? {
        return Ok(first);
    }
    let created_at = app.now().micros();
    let first = Organization {
        is_demo,
        ..Organization::new(FIRST, name, created_at)
    };
    let tx = store.begin_unscoped().await?;
    let inserted = tx.organizations().insert(&first).await;
    match inserted {
        Ok(()) => tx.commit().await?,
        // Another process was faster; what it made is found below.
        Err(goodword_store::Error::NameTaken { .. }) => drop(tx),
        Err(error) => return Err(error.into()),
    }
    let first = store.reader().organizations().first().await?;
    first.context("the first organization was made and is not there")
}

/// The key that signs cookies and forms: from the settings, or made at the first
/// start and kept with the data, where every process finds the same one.
///
/// # Errors
/// When the database does not answer, or holds a key that is none.
pub(crate) async fn signing_key(
    app: &App,
    config: &Config,
    organization: Uuid,
) -> anyhow::Result<Vec<u8>> {
    if let Some(key) = &config.secrets.signing_key {
        return Ok(key.expose().to_vec());
    }
    // Under the organization's lock: two processes that start together agree.
    let tx = app.store().begin(organization).await?;
    if let Some(kept) = tx.settings().get(organization, SIGNING_KEY).await? {
        let key: Vec<u8> = serde_json::from_str(&kept).context("the stored signing key")?;
        if key.len() < 32 {
            bail!(
                "the stored signing key has {} bytes; at least 32 are needed",
                key.len()
            );
        }
        return Ok(key);
    }
    let key = app.ids().secret().to_vec();
    tx.settings()
        .set(organization, SIGNING_KEY, &serde_json::to_string(&key)?)
        .await?;
    tx.commit().await?;
    Ok(key)
}

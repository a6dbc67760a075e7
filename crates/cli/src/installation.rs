//! An installation: its database, brought up to date, with its first
//! organization and its signing key.

use std::{future::Future, sync::Arc};

use anyhow::{Context, bail};
use goodword_app::{App, Options, customer, session::Lifetime};
use goodword_config::Config;
use goodword_store::{Organization, Store};
use uuid::Uuid;

use crate::{
    demo::Business,
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
    customer::index(&store).await?;
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

/// The first organization, made when there is none: as the demonstration's first
/// business, or set to nothing in particular until its owner does.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn first_organization(
    app: &App,
    business: Option<&Business>,
) -> anyhow::Result<Organization> {
    if let Some(first) = app.store().reader().organizations().first().await? {
        return Ok(first);
    }
    let row = match business {
        Some(business) => demonstrated(app, FIRST, business),
        None => Organization::new(FIRST, FIRST_NAME, app.now().micros()),
    };
    insert(app, &row).await?;
    let first = app.store().reader().organizations().first().await?;
    first.context("the first organization was made and is not there")
}

/// The organization of one of the demonstration's businesses, made when there is none:
/// the first is the installation's first, and the others have ids of their own, the same
/// on every installation.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn organization(app: &App, business: &Business) -> anyhow::Result<Uuid> {
    let organizations = app.store().reader().organizations();
    if business.number == 0
        && let Some(first) = organizations.first().await?
    {
        return Ok(first.id);
    }
    let id = Uuid::from_u128(FIRST.as_u128() + u128::from(business.number));
    if organizations.get(id).await?.is_none() {
        insert(app, &demonstrated(app, id, business)).await?;
    }
    Ok(id)
}

fn demonstrated(app: &App, id: Uuid, business: &Business) -> Organization {
    Organization {
        language: business.language.to_owned(),
        time_zone: business.zone.to_owned(),
        currency: business.currency.to_owned(),
        is_demo: true,
        ..Organization::new(id, business.name, app.now().micros())
    }
}

async fn insert(app: &App, row: &Organization) -> anyhow::Result<()> {
    let tx = app.store().begin_unscoped().await?;
    match tx.organizations().insert(row).await {
        Ok(()) => tx.commit().await?,
        // Another process was faster, and what it made will do.
        Err(goodword_store::Error::NameTaken { .. }) => drop(tx),
        Err(error) => return Err(error.into()),
    }
    Ok(())
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

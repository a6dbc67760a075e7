//! An application for one test: a clock that stands until it is moved, and ids
//! that are the same every time.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use anyhow::Result;
use goodword_app::{
    App, Caller, Options,
    port::{Clock, Ids},
};
use goodword_domain::moment::Moment;
use goodword_store::{Organization, Store};
use uuid::Uuid;

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct StandingClock(AtomicI64);

impl StandingClock {
    /// Stands at `at`.
    #[must_use]
    pub fn at(at: Moment) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(at.micros())))
    }

    /// Moves to `at`.
    pub fn set(&self, at: Moment) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Ids that count from a seed on: the same in every run, and in order.
#[derive(Debug)]
pub struct CountedIds(AtomicU64);

impl CountedIds {
    /// Counts from `seed` on, in steps that other seeds do not meet.
    #[must_use]
    pub fn from(seed: u64) -> Arc<Self> {
        Arc::new(Self(AtomicU64::new(seed << 32)))
    }

    fn count(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

impl Ids for CountedIds {
    fn next(&self) -> Uuid {
        Uuid::from_u128((0x0700_u128 << 64) | u128::from(self.count()))
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        let count = self.count().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for (index, byte) in secret.iter_mut().enumerate() {
            *byte = count.to_be_bytes()[index % 8] ^ u8::try_from(index).unwrap_or_default();
        }
        secret
    }
}

/// An application on a store, with one organization in it.
pub struct TestApp {
    /// The application.
    pub app: App,
    /// Its clock.
    pub clock: Arc<StandingClock>,
    /// An administrator of the organization.
    pub admin: Caller,
}

impl TestApp {
    /// An application on a migrated store; makes the organization when there is
    /// none yet. `seed` keeps the ids of several applications on one store apart.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn on(store: &Store, now: Moment, seed: u64) -> Result<Self> {
        let (clock, ids) = (StandingClock::at(now), CountedIds::from(seed));
        let first = store.reader().organizations().first().await?;
        let organization = match first {
            Some(row) => row.id,
            None => add_organization(store, ids.next(), now).await?,
        };
        let app = App::new(store.clone(), clock.clone(), ids, Options::default());
        let admin = Caller::product(organization, "test");
        Ok(Self { app, clock, admin })
    }
}

/// Adds an organization to a store.
///
/// # Errors
/// When the store does not answer.
pub async fn add_organization(store: &Store, id: Uuid, now: Moment) -> Result<Uuid> {
    let tx = store.begin_unscoped().await?;
    let name = format!("organization {id}");
    tx.organizations()
        .insert(&Organization::new(id, &name, now.micros()))
        .await?;
    tx.commit().await?;
    Ok(id)
}

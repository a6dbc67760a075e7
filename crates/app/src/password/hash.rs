//! What is kept of a password: argon2id, slow on purpose.

use std::sync::LazyLock;
use std::time::Duration;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::Error;

/// Somebody else's password, of whom nobody knows it. An e-mail address that is
/// not on file is measured against it, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Z29vZHdvcmQgbm9ib2R5IQ\
     $3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// How long a password waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Most at once: each takes 19 MiB and a core for a moment.
const AT_ONCE: usize = 4;

/// The turns of this process.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Semaphore::new(cores.min(AT_ONCE))
});

/// What is kept of a password, with these bytes as its salt.
///
/// # Errors
/// [`Error::Overloaded`] when too many passwords wait.
pub(crate) async fn hashed(password: &str, salt: [u8; 32]) -> Result<String, Error> {
    let password = password.to_owned();
    slowly(move || {
        let salt = salt.get(..16).unwrap_or_default();
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
        hash.map(|hash| hash.to_string())
            .map_err(|error| Error::Internal(Box::new(error)))
    })
    .await?
}

/// Whether a password is the one of which `kept` was kept. With nothing kept the
/// same work is done, and the answer is no.
///
/// # Errors
/// [`Error::Inconsistent`] when what is kept is no hash; [`Error::Overloaded`].
pub(crate) async fn matches(password: &str, kept: Option<&str>) -> Result<bool, Error> {
    let password = password.to_owned();
    let (is_known, kept) = (kept.is_some(), kept.unwrap_or(NOBODY).to_owned());
    slowly(move || {
        let kept = PasswordHash::new(&kept)
            .map_err(|error| Error::inconsistent(format!("the hash of a password: {error}")))?;
        let same = Argon2::default().verify_password(password.as_bytes(), &kept);
        Ok(same.is_ok() && is_known)
    })
    .await?
}

/// Works on a thread of its own, when it is its turn.
async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _turn = turn().await?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Internal(Box::new(error)))
}

async fn turn() -> Result<SemaphorePermit<'static>, Error> {
    match tokio::time::timeout(PATIENCE, TURNS.acquire()).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Error::Overloaded),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::{NOBODY, hashed, matches};

    fn run<T>(future: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        runtime.unwrap().block_on(future)
    }

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let kept = run(hashed("a good password", [7; 32])).unwrap();
        assert!(run(matches("a good password", Some(&kept))).unwrap());
        assert!(!run(matches("a good passworD", Some(&kept))).unwrap());
        assert!(!run(matches("a good password", None)).unwrap());
        assert!(run(matches("x", Some("plain text"))).is_err());
    }

    /// What is not on file costs what everything else costs.
    #[test]
    fn nobody_is_as_slow_as_anybody() {
        let kept = run(hashed("a good password", [7; 32])).unwrap();
        let cost = |hash: &str| {
            hash.split('$')
                .take(4)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(cost(NOBODY), cost(&kept));
        assert_eq!(NOBODY.len(), kept.len());
    }
}

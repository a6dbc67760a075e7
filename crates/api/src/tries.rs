//! How often somebody may be wrong about a password.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use goodword_app::{Error, key::fingerprint};
use goodword_domain::moment::Moment;

use crate::{client::neighbourhood, problem::Problem};

/// Failures after which an e-mail address has to wait.
const MOST_BY_NAME: u32 = 10;
/// Failures after which a client's address has to wait: a shop's whole staff may
/// stand behind it.
const MOST_BY_ADDRESS: u32 = 50;
/// Microseconds after which the failures that were counted are forgotten.
const WINDOW: i64 = 15 * 60 * 1_000_000;
/// With more entries than this, what is past is swept away.
const SWEEP_ABOVE: usize = 10_000;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    /// Whose password is tried, by a hash: an address is kept nowhere but on file.
    Name([u8; 32]),
    /// Who tries.
    Address(IpAddr),
}

struct Failed {
    count: u32,
    /// When they are forgotten, in microseconds.
    until: i64,
}

/// Passwords that were wrong, in the last minutes, on this process.
#[derive(Default)]
pub(crate) struct Tries {
    failed: Mutex<HashMap<Who, Failed>>,
}

/// A password that is being tried. It counts as wrong from the start, so that many
/// at once are not more than one after the other.
pub(crate) struct Try<'t> {
    tries: &'t Tries,
    name: Who,
    address: Who,
}

impl Tries {
    /// Begins to try somebody's password from an address.
    ///
    /// # Errors
    /// A problem that says when to come again.
    pub(crate) fn begin(
        &self,
        name: &str,
        address: IpAddr,
        now: Moment,
    ) -> Result<Try<'_>, Problem> {
        let name = Who::Name(fingerprint(&name.trim().to_lowercase()));
        let address = Who::Address(neighbourhood(address));
        let now = now.micros();
        let mut failed = self.failed();
        if failed.len() > SWEEP_ABOVE {
            failed.retain(|_, failed| failed.until > now);
        }
        for (who, most) in [(name, MOST_BY_NAME), (address, MOST_BY_ADDRESS)] {
            let past = failed.get(&who).filter(|failed| failed.until > now);
            if let Some(past) = past
                && past.count >= most
            {
                let seconds = (past.until - now) / 1_000_000 + 1;
                return Err(Problem::too_many_requests(seconds.unsigned_abs()));
            }
        }
        for who in [name, address] {
            let fresh = || Failed {
                count: 0,
                until: now.saturating_add(WINDOW),
            };
            let entry = failed.entry(who).or_insert_with(fresh);
            if entry.until <= now {
                *entry = fresh();
            }
            entry.count += 1;
        }
        drop(failed);
        Ok(Try {
            tries: self,
            name,
            address,
        })
    }

    fn failed(&self) -> MutexGuard<'_, HashMap<Who, Failed>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Try<'_> {
    /// Hands the result on, and counts the password as wrong only where it was.
    pub(crate) fn judged<T>(
        self,
        result: Result<T, Error>,
        was_wrong: impl Fn(&Error) -> bool,
    ) -> Result<T, Error> {
        let mut failed = self.tries.failed();
        match &result {
            Err(error) if was_wrong(error) => {}
            other => {
                // Who knows the password has all tries again; the address only this one.
                if other.is_ok() {
                    failed.remove(&self.name);
                } else {
                    give_back(&mut failed, &self.name);
                }
                give_back(&mut failed, &self.address);
            }
        }
        drop(failed);
        result
    }
}

fn give_back(failed: &mut HashMap<Who, Failed>, who: &Who) {
    if let Some(entry) = failed.get_mut(who) {
        entry.count = entry.count.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::net::{IpAddr, Ipv4Addr};

    use goodword_app::Error;
    use goodword_domain::moment::Moment;

    use super::{MOST_BY_ADDRESS, MOST_BY_NAME, Tries, WINDOW};

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn wrong(tries: &Tries, name: &str, now: i64) -> bool {
        let begun = tries.begin(name, HERE, Moment::from_micros(now));
        let begun = begun.map(|begun| begun.judged(Err::<(), _>(Error::SignInFailed), |_| true));
        begun.is_ok()
    }

    #[test]
    fn after_some_failures_a_name_waits_and_no_other_does() {
        let tries = Tries::default();
        for _ in 0..MOST_BY_NAME {
            assert!(wrong(&tries, "li@example.com", 0));
        }
        assert!(!wrong(&tries, " LI@example.com", 1));
        assert!(wrong(&tries, "wang@example.com", 1));
        assert!(wrong(&tries, "li@example.com", WINDOW));
    }

    #[test]
    fn after_more_failures_an_address_waits() {
        let tries = Tries::default();
        for index in 0..MOST_BY_ADDRESS {
            assert!(wrong(&tries, &format!("{index}@example.com"), 0));
        }
        assert!(!wrong(&tries, "li@example.com", 0));
    }

    #[test]
    fn who_knows_it_has_all_tries_again_and_trouble_is_no_failure() {
        let tries = Tries::default();
        let now = Moment::from_micros(0);
        for _ in 0..3 * MOST_BY_NAME {
            assert!(wrong(&tries, "li@example.com", 0));
            let right = tries.begin("li@example.com", HERE, now).unwrap();
            right.judged(Ok(()), |_| false).unwrap();
            let trouble = tries.begin("li@example.com", HERE, now).unwrap();
            let trouble = trouble.judged(Err::<(), _>(Error::Overloaded), |_| false);
            assert!(trouble.is_err());
        }
    }
}

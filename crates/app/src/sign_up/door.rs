//! Who a friend is, and that each friend comes in one at a time.

use std::{fmt, sync::Arc};

use hmac::{Hmac, KeyInit, Mac, digest::Key};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::Contact;

/// How many friends may come in side by side; the same friend never does.
const LANES: usize = 64;

/// The way in for friends. Cheap to clone; clones are the same door.
#[derive(Clone)]
pub struct Door {
    /// Keyed, and fed with nothing yet.
    mac: Hmac<Sha256>,
    lanes: Arc<[Mutex<()>]>,
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// A door that knows people by this key, the installation's signing key.
    /// With another key the same phone number is another friend.
    #[must_use]
    pub fn new(key: &[u8]) -> Self {
        // A key of its own, of the length that HMAC takes as it is.
        let mut hash = Sha256::new();
        hash.update(b"goodword sign-up 1\0");
        hash.update(key);
        let mut block = Key::<Hmac<Sha256>>::default();
        for (to, from) in block.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        let lanes = (0..LANES).map(|_| Mutex::new(())).collect();
        Self {
            mac: Hmac::<Sha256>::new(&block),
            lanes,
        }
    }

    /// The id of whoever is reached so, in an organization: always the same,
    /// and nobody without the key can tell from it who that is.
    #[must_use]
    pub fn friend(&self, organization: Uuid, contact: &Contact) -> String {
        let print = self.print(&["friend", &organization.to_string(), &contact.identity()]);
        format!("page-{print}")
    }

    /// What names the facts of a pair of advocate and friend in a program.
    pub(super) fn pair(&self, program: Uuid, advocate: &str, friend: &str) -> String {
        self.print(&["pair", &program.to_string(), advocate, friend])
    }

    /// Waits until nobody else brings this friend in through this process.
    pub(super) async fn pass(&self, friend: &str) -> MutexGuard<'_, ()> {
        let sum = friend.bytes().fold(0_usize, |sum, byte| {
            sum.wrapping_mul(31).wrapping_add(usize::from(byte))
        });
        self.lanes[sum % LANES].lock().await
    }

    /// The first 128 bits of the HMAC of these parts, as hexadecimal.
    fn print(&self, parts: &[&str]) -> String {
        let mut mac = self.mac.clone();
        for part in parts {
            mac.update(&part.len().to_be_bytes());
            mac.update(part.as_bytes());
        }
        let bytes = mac.finalize().into_bytes();
        bytes
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Door;
    use crate::sign_up::Contact;
    use uuid::Uuid;

    #[test]
    fn a_friend_is_known_by_organization_key_and_contact() {
        let phone = |number: &str| Contact::Phone(number.to_owned());
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let door = Door::new(&[7; 32]);
        let friend = door.friend(one, &phone("+1"));
        assert_eq!(friend.len(), "page-".len() + 32);
        assert_eq!(friend, door.friend(one, &phone("+1")));
        assert_ne!(friend, door.friend(two, &phone("+1")));
        assert_ne!(friend, door.friend(one, &phone("+2")));
        assert_ne!(friend, Door::new(&[8; 32]).friend(one, &phone("+1")));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let door = Door::new(&[7; 32]);
        assert_ne!(
            door.pair(Uuid::nil(), "a", "bc"),
            door.pair(Uuid::nil(), "ab", "c")
        );
    }
}

//! What a letter is for, as its id: the same cause gives the same letter.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::template::Kind;

/// The id of the letter of a kind that these parts cause.
pub(super) fn id_of(organization: Uuid, kind: Kind, parts: &[&str]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(b"goodword mail 1\0");
    hash.update(organization.as_bytes());
    for part in std::iter::once(kind.name()).chain(parts.iter().copied()) {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::id_of;
    use crate::template::Kind;
    use uuid::Uuid;

    #[test]
    fn the_same_cause_is_the_same_letter_and_no_other() {
        let one = Uuid::from_u128(1);
        let id = id_of(one, Kind::RewardEarned, &["a", "bc"]);
        assert_eq!(id, id_of(one, Kind::RewardEarned, &["a", "bc"]));
        assert_ne!(id, id_of(one, Kind::RewardEarned, &["ab", "c"]));
        assert_ne!(id, id_of(one, Kind::RewardReversed, &["a", "bc"]));
        assert_ne!(
            id,
            id_of(Uuid::from_u128(2), Kind::RewardEarned, &["a", "bc"])
        );
    }
}

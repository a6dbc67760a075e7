//! What a key looks like, and what is kept of it.

use crate::token::{self, base64url};

/// How every secret begins, so that scanners of leaked secrets can know it.
const PREFIX: &str = "gwk_";

/// The secret that is written with these 32 random bytes: the prefix and 43
/// characters of base64url.
pub(super) fn secret_of(bytes: [u8; 32]) -> String {
    format!("{PREFIX}{}", base64url(bytes))
}

/// What the database knows a secret by. A fast hash is enough: nobody can try
/// 2^256 secrets, and it is made for every call.
#[must_use]
pub fn fingerprint(secret: &str) -> [u8; 32] {
    token::fingerprint(secret)
}

#[cfg(test)]
mod tests {
    use super::secret_of;

    #[test]
    fn a_secret_is_the_prefix_and_all_its_bytes() {
        assert_eq!(secret_of([0; 32]), format!("gwk_{}", "A".repeat(43)));
        let mut bytes = [0; 32];
        (bytes[0], bytes[1], bytes[2], bytes[31]) = (0xff, 0xef, 0xbe, 0xff);
        let secret = secret_of(bytes);
        assert_eq!(secret.len(), 47);
        assert!(secret.starts_with("gwk__---"), "{secret}");
        assert!(secret.ends_with("AP8"), "{secret}");
    }
}

//! Short texts that only this installation can have written.

use hmac::{Hmac, KeyInit, Mac, digest::Key};
use sha2::{Digest, Sha256};

/// How many bytes of the HMAC are kept: 128 bits cannot be guessed.
const SEAL_BYTES: usize = 16;

/// Seals texts with the installation's signing key.
#[derive(Clone)]
pub(crate) struct Sealer {
    mac: Hmac<Sha256>,
}

impl Sealer {
    /// A sealer for one purpose; what is sealed for another does not pass.
    pub(crate) fn new(key: &[u8], purpose: &str) -> Self {
        // A key of its own for each purpose, of the length that HMAC takes as it is.
        let mut hash = Sha256::new();
        hash.update(b"goodword pages\0");
        hash.update(purpose.as_bytes());
        hash.update(b"\0");
        hash.update(key);
        let mut block = Key::<Hmac<Sha256>>::default();
        for (to, from) in block.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        Self {
            mac: Hmac::<Sha256>::new(&block),
        }
    }

    /// `text` and its seal, with a dot between them. `about` is sealed as well,
    /// and must be known to whoever opens it.
    pub(crate) fn seal(&self, text: &str, about: &str) -> String {
        let bytes = self.mac_of(text, about).finalize().into_bytes();
        format!("{text}.{}", hex(&bytes[..SEAL_BYTES]))
    }

    /// The text, if its seal is ours.
    pub(crate) fn open<'a>(&self, sealed: &'a str, about: &str) -> Option<&'a str> {
        let (text, seal) = sealed.rsplit_once('.')?;
        let seal = bytes(seal)?;
        self.mac_of(text, about).verify_truncated_left(&seal).ok()?;
        Some(text)
    }

    fn mac_of(&self, text: &str, about: &str) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        mac.update(&text.len().to_be_bytes());
        mac.update(text.as_bytes());
        mac.update(about.as_bytes());
        mac
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    let digits = digits.map(|digit| char::from(DIGITS[usize::from(digit)]));
    digits.collect()
}

fn bytes(hex: &str) -> Option<[u8; SEAL_BYTES]> {
    let mut bytes = [0; SEAL_BYTES];
    if hex.len() != SEAL_BYTES * 2 || !hex.is_ascii() {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        let pair = hex.get(index * 2..index * 2 + 2)?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::Sealer;

    #[test]
    fn only_what_was_sealed_here_for_this_opens() {
        let sealer = Sealer::new(&[1; 32], "form");
        let sealed = sealer.seal("a.b", "CODE");
        assert_eq!(sealer.open(&sealed, "CODE"), Some("a.b"));
        assert_eq!(sealer.open(&sealed, "OTHER"), None);
        assert_eq!(sealer.open(&sealed.replace("a.b", "a.c"), "CODE"), None);
        assert_eq!(Sealer::new(&[1; 32], "cookie").open(&sealed, "CODE"), None);
        assert_eq!(Sealer::new(&[2; 32], "form").open(&sealed, "CODE"), None);
        let short = &sealed[..sealed.len() - 2];
        for bad in ["", ".", "a.b", "a.b.", "a.b.zz", short, "é.é"] {
            assert_eq!(sealer.open(bad, "CODE"), None, "{bad}");
        }
    }
}

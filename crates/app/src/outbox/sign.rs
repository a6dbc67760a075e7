//! Signatures of deliveries (standardwebhooks.com, symmetric, version 1).

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of the header `webhook-signature` for a delivery at `timestamp`
/// (seconds since the Unix epoch).
#[must_use]
pub fn signature(secret: &[u8], id: &str, timestamp: i64, body: &str) -> String {
    // HMAC takes keys of every length, so there is no error to hand on.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        return String::new();
    };
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", base64(&mac.finalize().into_bytes()))
}

/// Base64 (RFC 4648) with padding.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        for place in 0..4_usize {
            let letter = (bits >> (18 - 6 * place)) & 63;
            let letter = usize::try_from(letter)
                .ok()
                .and_then(|index| LETTERS.get(index));
            let letter = letter.filter(|_| place <= chunk.len());
            text.push(char::from(letter.copied().unwrap_or(b'=')));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, signature};

    #[test]
    fn base64_as_in_rfc_4648() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ];
        for (plain, encoded) in cases {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    /// Worked out with `openssl dgst -sha256 -hmac` over the same text.
    #[test]
    fn a_signature_covers_id_time_and_body() {
        let signed = signature(b"key", "msg_1", 1_700_000_000, "{}");
        assert_eq!(signed, "v1,XaXLFEFQ69Q4+demDWPEv5ydXczDW2mM5crCUEFcFBA=");
        assert_ne!(signature(b"key", "msg_2", 1_700_000_000, "{}"), signed);
        assert_ne!(signature(b"key", "msg_1", 1_700_000_001, "{}"), signed);
        assert_ne!(signature(b"key", "msg_1", 1_700_000_000, "{ }"), signed);
        assert_ne!(signature(b"yek", "msg_1", 1_700_000_000, "{}"), signed);
    }
}

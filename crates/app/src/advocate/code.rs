//! Codes: short enough to be read out on the telephone.

/// No vowel, so that no word comes about; no letter or digit that is taken for
/// another one.
const ALPHABET: &[u8] = b"23456789BCDFGHJKMNPQRSTVWXYZ";
/// How long a code is: 28^8 are 378 thousand million.
const LENGTH: usize = 8;

/// A code from random bytes; none when too few of them will do.
pub(super) fn code_of(bytes: &[u8]) -> Option<String> {
    // Bytes above the last whole multiple would make the first letters likelier.
    let symbols = ALPHABET.len();
    let even = |byte: &&u8| usize::from(**byte) < 256 / symbols * symbols;
    let letter = |byte: &u8| {
        ALPHABET
            .get(usize::from(*byte) % symbols)
            .copied()
            .map(char::from)
    };
    let code: String = bytes
        .iter()
        .filter(even)
        .filter_map(letter)
        .take(LENGTH)
        .collect();
    (code.len() == LENGTH).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, code_of};

    #[test]
    fn every_letter_is_as_likely_as_every_other() {
        let mut counts = [0_u32; 256];
        for byte in 0..=255_u8 {
            for letter in code_of(&[byte; 8]).unwrap_or_default().bytes() {
                counts[usize::from(letter)] += 1;
            }
        }
        let used: Vec<u32> = counts.into_iter().filter(|count| *count > 0).collect();
        assert_eq!(used, vec![8 * 9; ALPHABET.len()]);
    }

    #[test]
    fn too_few_even_bytes_make_no_code() {
        assert_eq!(code_of(&[255; 32]), None);
        assert_eq!(code_of(&[0; 7]), None);
        assert_eq!(code_of(&[0; 32]).as_deref(), Some("22222222"));
    }
}

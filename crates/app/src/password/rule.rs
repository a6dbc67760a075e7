//! Which passwords will do.
//!
//! Length is what makes a password strong; rules about signs and capitals only
//! make people write it down. So: long enough, and none of those that are tried first.

/// Fewest characters.
const CHARS_MIN: usize = 10;

/// Those of at least ten characters that leaked lists begin with.
const COMMONEST: &[&str] = &[
    "0123456789",
    "0987654321",
    "1234512345",
    "1234567890",
    "1234567891",
    "12345678910",
    "123456789a",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "9876543210",
    "a123456789",
    "abc1234567",
    "abcd123456",
    "administrator",
    "changeme123",
    "iloveyou123",
    "letmein123",
    "passw0rd123",
    "password12",
    "password123",
    "password1234",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "welcome123",
    "woaini1314",
    "woaini1314520",
];

/// Why a password of somebody with this e-mail address will not do, if it will not.
pub(crate) fn fault(password: &str, email: &str) -> Option<&'static str> {
    let lower = password.trim().to_lowercase();
    let mut chars = lower.chars();
    let first = chars.next();
    if password.chars().count() < CHARS_MIN {
        Some("has fewer than 10 characters: a few words in a row are easy to keep in mind")
    } else if lower == email.to_lowercase() {
        Some("is the e-mail address, which is the first that somebody would try")
    } else if COMMONEST.contains(&lower.as_str()) || chars.all(|c| Some(c) == first) {
        Some("is one of those that are tried first: choose another")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{CHARS_MIN, COMMONEST, fault};

    #[test]
    fn short_common_and_obvious_ones_will_not_do() {
        let email = "li.lei@example.com";
        for bad in [
            "",
            "short",
            "ninechars",
            "张三李四王五赵六孙",
            "Li.Lei@Example.com",
            "PASSWORD123",
            "aaaaaaaaaaaa",
            "1111111111",
            " 1234567890 ",
        ] {
            assert!(fault(bad, email).is_some(), "{bad}");
        }
        for good in ["correct horse", "我的店从早上九点开门", "رمز عبور خیلی خوب"]
        {
            assert_eq!(fault(good, email), None, "{good}");
        }
    }

    #[test]
    fn only_what_is_long_enough_needs_a_word() {
        for common in COMMONEST {
            assert!(common.len() >= CHARS_MIN, "{common}");
        }
    }
}

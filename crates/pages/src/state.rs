//! What the form carries from the visit to the sign-up, sealed. It does not
//! depend on a cookie: whoever blocks them is referred all the same
//! (field.md C39, C40).

use goodword_domain::{event::CHANNELS, moment::Moment};

use crate::seal::{Sealer, hex};

/// How long a form may lie open, in seconds.
const OPEN_SECONDS: i64 = 24 * 3_600;

/// Bytes of what tells forms apart.
const FORM_BYTES: usize = 16;

/// Channels by which a link reaches somebody; the others need a person.
const BY_LINK: &[&str] = &["link", "code", "qr", "email", "sms", "social", "chat"];

/// What the form carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormState {
    /// How the link reached the friend.
    pub(crate) channel: &'static str,
    /// What tells this form from every other: who signs up with it may see what
    /// comes of it, and nobody else (decision 0007).
    pub(crate) form: String,
}

/// The channel of a link's `via`, a plain link where it says nothing we know.
pub(crate) fn channel(via: Option<&str>) -> &'static str {
    let known = CHANNELS.iter().map(|(name, _)| *name);
    let mut by_link = known.filter(|name| BY_LINK.contains(name));
    by_link.find(|name| Some(*name) == via).unwrap_or("link")
}

impl FormState {
    /// A form of its own, out of random bytes.
    pub(crate) fn fresh(channel: &'static str, random: [u8; 32]) -> Self {
        Self {
            channel,
            form: hex(&random[..FORM_BYTES]),
        }
    }

    /// As the form carries it, for the page of a code.
    pub(crate) fn seal(&self, sealer: &Sealer, code: &str, now: Moment) -> String {
        let seconds = now.micros().div_euclid(1_000_000);
        sealer.seal(&format!("{seconds}.{}.{}", self.channel, self.form), code)
    }

    /// What a form brought back, unless it lay open for too long or is not ours.
    pub(crate) fn open(sealer: &Sealer, sealed: &str, code: &str, now: Moment) -> Option<Self> {
        let (since, rest) = sealer.open(sealed, code)?.split_once('.')?;
        let (via, form) = rest.split_once('.')?;
        let since: i64 = since.parse().ok()?;
        let age = now.micros().div_euclid(1_000_000).saturating_sub(since);
        let channel = channel(Some(via));
        (0..=OPEN_SECONDS).contains(&age).then(|| Self {
            channel,
            form: form.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use goodword_domain::moment::Moment;

    use super::{FormState, OPEN_SECONDS, channel};
    use crate::seal::Sealer;

    #[test]
    fn a_form_keeps_its_state_for_a_day_and_for_its_code() {
        let sealer = Sealer::new(&[1; 32], "form");
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        let state = FormState::fresh("qr", [9; 32]);
        let sealed = state.seal(&sealer, "CODE", at(1_000));
        let open = |code, now| FormState::open(&sealer, &sealed, code, now);
        assert_eq!(open("CODE", at(1_000)), Some(state.clone()));
        assert_eq!(open("CODE", at(1_000 + OPEN_SECONDS)), Some(state));
        assert_eq!(open("CODE", at(1_001 + OPEN_SECONDS)), None);
        assert_eq!(open("CODE", at(999)), None);
        assert_eq!(open("OTHER", at(1_000)), None);
    }

    #[test]
    fn a_link_travels_by_the_channels_that_carry_links() {
        assert_eq!(channel(Some("qr")), "qr");
        for via in [None, Some("in_person"), Some("form"), Some("<b>")] {
            assert_eq!(channel(via), "link");
        }
    }
}

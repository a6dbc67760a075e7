//! What people are called, by language, and what else makes somebody believable.
//! None of them exists: their mail goes to example.org, and nobody is given such
//! telephone numbers.

mod en;
mod fa;
mod zh_hans;
mod zh_hant;

pub(super) use {en::EN, fa::FA, zh_hans::ZH_HANS, zh_hant::ZH_HANT};

/// Names of a language, each with how it is written in an e-mail address.
pub(super) struct Names {
    /// Family names.
    pub(super) family: &'static [(&'static str, &'static str)],
    /// Given names.
    pub(super) given: &'static [(&'static str, &'static str)],
    /// Whether the family name comes first.
    pub(super) family_first: bool,
    /// What stands between the two.
    pub(super) between: &'static str,
    /// What people do for a living.
    pub(super) jobs: &'static [&'static str],
    /// What they like to do.
    pub(super) hobbies: &'static [&'static str],
    /// Where in town they live.
    pub(super) districts: &'static [&'static str],
    /// A telephone number that nobody has, by a person's number below 1000.
    pub(super) phone: fn(usize) -> String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{EN, FA, Names, ZH_HANS, ZH_HANT};

    fn distinct(names: &[(&str, &str)]) -> bool {
        let written: BTreeSet<_> = names.iter().map(|(name, _)| name).collect();
        let spelled: BTreeSet<_> = names.iter().map(|(_, latin)| latin).collect();
        written.len() == names.len() && spelled.len() == names.len()
    }

    #[test]
    fn names_and_addresses_are_told_apart() {
        for names in [&EN, &FA, &ZH_HANS, &ZH_HANT] as [&Names; 4] {
            assert!(distinct(names.family) && distinct(names.given));
            assert!(names.family.len() * names.given.len() >= 300);
            let phones: BTreeSet<_> = (0..300).map(names.phone).collect();
            assert_eq!(phones.len(), 300);
        }
    }
}

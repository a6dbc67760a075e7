//! The people of a story: as many as are asked for, nobody twice.

use rand::{RngExt as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::names::Names;

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The business's own id.
    pub(super) id: String,
    /// How many came before.
    number: usize,
    family: usize,
    given: usize,
}

/// Everybody, in the order in which they turn up.
pub(super) struct People {
    names: &'static Names,
    language: &'static str,
    prefix: &'static str,
    pairs: Vec<(usize, usize)>,
    next: usize,
}

impl People {
    pub(super) fn new(
        names: &'static Names,
        language: &'static str,
        prefix: &'static str,
        seed: u64,
    ) -> Self {
        let families = 0..names.family.len();
        let mut pairs: Vec<_> = families
            .flat_map(|family| (0..names.given.len()).map(move |given| (family, given)))
            .collect();
        pairs.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        Self {
            names,
            language,
            prefix,
            pairs,
            next: 0,
        }
    }

    /// The next person.
    pub(super) fn next(&mut self) -> Person {
        let number = self.next;
        self.next += 1;
        // There are more names than any story has people.
        let (family, given) = self.pairs[number % self.pairs.len()];
        Person {
            id: format!("{}-{}", self.prefix, 1001 + number),
            number,
            family,
            given,
        }
    }

    /// What is known of somebody, as a business keeps it.
    pub(super) fn attributes(&self, person: &Person, chance: &mut ChaCha8Rng) -> Value {
        let names = self.names;
        let (family, family_latin) = names.family[person.family];
        let (given, given_latin) = names.given[person.given];
        let (first, last) = match names.family_first {
            true => (family, given),
            false => (given, family),
        };
        let birthday = format!(
            "{}-{:02}-{:02}",
            chance.random_range(1952..2005),
            chance.random_range(1..=12),
            chance.random_range(1..=28)
        );
        let mut one = |of: &'static [&'static str]| of[chance.random_range(0..of.len())];
        json!({
            "name": format!("{first}{}{last}", names.between),
            // All of them agreed to be named to friends by the given name.
            "display_name": given,
            "email": format!("{given_latin}.{family_latin}@example.org"),
            "phone": (names.phone)(person.number),
            "language": self.language,
            "birthday": birthday,
            "job": one(names.jobs),
            "hobby": one(names.hobbies),
            "district": one(names.districts),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::names::ZH_HANS;

    #[test]
    fn nobody_is_there_twice_and_everybody_is_the_same_every_time() {
        let everybody = || {
            let mut people = People::new(&ZH_HANS, "zh-Hans", "C", 7);
            let mut chance = ChaCha8Rng::seed_from_u64(7);
            let all: Vec<Value> = (0..300)
                .map(|_| {
                    let person = people.next();
                    people.attributes(&person, &mut chance)
                })
                .collect();
            all
        };
        let all = everybody();
        assert_eq!(all, everybody());
        for field in ["name", "email", "phone"] {
            let distinct: BTreeSet<_> = all.iter().map(|one| one[field].to_string()).collect();
            assert_eq!(distinct.len(), 300, "{field}");
        }
    }
}

//! The people of the demonstration. None of them exists.

/// Somebody with a name in one of four languages.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The business's own id.
    pub(super) id: String,
    /// The name.
    pub(super) name: String,
    /// The language's tag.
    pub(super) language: &'static str,
}

/// Given names and family names, and how the language puts them together.
struct Names {
    language: &'static str,
    family: &'static [&'static str],
    given: &'static [&'static str],
    family_first: bool,
    between: &'static str,
}

const NAMES: [Names; 4] = [
    Names {
        language: "zh-Hans",
        family: &["王", "李", "张", "刘", "陈", "杨", "赵", "黄"],
        given: &[
            "晓梅", "志强", "雨桐", "建国", "思远", "丽华", "子涵", "文博", "静怡",
        ],
        family_first: true,
        between: "",
    },
    Names {
        language: "fa",
        family: &[
            "رضایی",
            "کریمی",
            "احمدی",
            "موسوی",
            "جعفری",
            "صادقی",
            "رحیمی",
        ],
        given: &[
            "سارا", "علی", "مریم", "حسین", "زهرا", "امیر", "نگار", "پویا", "لیلا",
        ],
        family_first: false,
        between: " ",
    },
    Names {
        language: "en",
        family: &[
            "Harper", "Bennett", "Okafor", "Murphy", "Larsen", "Novak", "Reid",
        ],
        given: &[
            "Emma", "Daniel", "Grace", "Owen", "Nora", "Samuel", "Ivy", "Theo",
        ],
        family_first: false,
        between: " ",
    },
    Names {
        language: "zh-Hant",
        family: &["林", "陳", "黃", "吳", "蔡", "鄭", "許"],
        given: &[
            "淑芬", "家豪", "怡君", "冠廷", "雅婷", "承翰", "佩珊", "俊傑", "宜蓁",
        ],
        family_first: true,
        between: "",
    },
];

/// How many were customers before any program began.
pub(super) const FOUNDERS: usize = 24;

/// Person number `number`, from 0; the same every time.
pub(super) fn person(number: usize) -> Person {
    let names = &NAMES[number % NAMES.len()];
    let turn = number / NAMES.len();
    // Each time through the families, the given names move on by one.
    let (round, place) = (turn / names.family.len(), turn % names.family.len());
    let family = names.family[place];
    let given = names.given[(place + round) % names.given.len()];
    let between = names.between;
    let name = if names.family_first {
        format!("{family}{between}{given}")
    } else {
        format!("{given}{between}{family}")
    };
    Person {
        id: format!("C-{}", 1001 + number),
        name,
        language: names.language,
    }
}

/// Those who were customers before any program began.
pub(super) fn founders() -> impl Iterator<Item = Person> {
    (0..FOUNDERS).map(person)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::person;

    #[test]
    fn nobody_is_there_twice() {
        let people: Vec<_> = (0..200).map(person).collect();
        let names: BTreeSet<_> = people.iter().map(|person| &person.name).collect();
        let ids: BTreeSet<_> = people.iter().map(|person| &person.id).collect();
        assert_eq!((names.len(), ids.len()), (200, 200));
    }
}

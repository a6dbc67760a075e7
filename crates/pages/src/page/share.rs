//! An advocate's own page.

use askama::Template;
use goodword_app::{ReferralState, share_page::SharePageView};

use super::{
    Frame,
    ahead::{Ahead, Speaker},
    earned::{FriendRow, RewardRow},
    tools::Tools,
};
use crate::{
    figures,
    links::Links,
    texts::{Said, Texts},
};

/// An advocate's own page.
#[derive(Template)]
#[template(path = "share.html")]
pub(crate) struct SharePage {
    frame: Frame,
    title: String,
    heading: String,
    program: Option<Said>,
    open: bool,
    tools: Tools,
    offer: Option<Said>,
    summary: Option<Said>,
    criteria: Option<Said>,
    ahead: Vec<Ahead>,
    counts: Vec<Count>,
    friends: Vec<FriendRow>,
    more_friends: bool,
    balances: Vec<String>,
    rewards: Vec<RewardRow>,
    more_rewards: bool,
}

/// A number of friends.
pub(crate) struct Count {
    n: String,
    text: String,
}

impl SharePage {
    pub(crate) fn new(frame: Frame, links: &Links, view: &SharePageView) -> Self {
        let texts = frame.texts;
        let landing = &view.shown.landing;
        let frame = frame.of(&landing.organization_name);
        let program = &view.shown.program;
        let definition = &program.version_at(view.at).definition;
        let speaker = Speaker {
            texts,
            home: program.currency(),
            zone: &definition.zone,
        };
        let heading = match &landing.display_name {
            Some(name) => texts.with("share-heading", &[("name", name)]),
            None => texts.get("share-heading-friend"),
        };
        let all: i64 = view.counts.values().sum();
        let shown = i64::try_from(view.friends.len()).unwrap_or(i64::MAX);
        let balances = view.balances.iter();
        let outlooks = view.outlooks();
        Self {
            title: texts.with(
                "share-title",
                &[("organization", &landing.organization_name)],
            ),
            heading,
            program: texts.said(&landing.title),
            open: landing.open,
            tools: Tools::new(texts, links, landing),
            offer: texts.said(&landing.offer),
            summary: texts.said(&landing.summary),
            criteria: texts.said(&landing.criteria),
            ahead: outlooks
                .iter()
                .map(|outlook| speaker.ahead(outlook))
                .collect(),
            counts: counts(texts, view),
            friends: view.friends.iter().map(|row| speaker.friend(row)).collect(),
            more_friends: all > shown,
            balances: balances
                .map(|(unit, minor)| speaker.amount(unit, *minor))
                .collect(),
            more_rewards: view.rewards.len() >= 50,
            rewards: view
                .rewards
                .iter()
                .map(|row| speaker.reward(program, row))
                .collect(),
            frame,
        }
    }
}

/// How many friends there are, and how many came how far: who came further came
/// this far as well.
fn counts(texts: Texts, view: &SharePageView) -> Vec<Count> {
    use ReferralState::{Converted, Introduced, Qualified};
    let of = |state| view.counts.get(&state).copied().unwrap_or_default();
    let converted = of(Converted);
    let qualified = of(Qualified).saturating_add(converted);
    let introduced = of(Introduced).saturating_add(qualified);
    let count = |n: i64, key: &str| Count {
        n: figures::number(texts.language(), u64::try_from(n).unwrap_or_default()),
        text: texts.get(key),
    };
    vec![
        count(introduced, "count-introduced"),
        count(qualified, "count-qualified"),
        count(converted, "count-converted"),
    ]
}

//! From what a decision tells to letters to the people whom it concerns: to the
//! advocate that a friend came, that a reward was earned or taken back; to the
//! friend, welcome. Each at most once, whatever is told again.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{fold::Reward as Lines, moment::Moment};
use goodword_store::{Message as Row, Reward, Tx};
use serde_json::Value;
use uuid::Uuid;

use super::{
    cause::id_of,
    desk::{Desk, Draft, To},
    facts::{self, Person, Program},
};
use crate::{
    App, Error, Language, RewardState,
    outbox::Message,
    template::{Kind, Values, words},
};

/// Something that happened and concerns somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct News<'m> {
    kind: Kind,
    program: &'m str,
    /// Who is written to.
    customer: &'m str,
    /// The other one: the friend of an advocate, the advocate of a friend.
    other: &'m str,
    /// The reward that it is about.
    reward: &'m str,
}

impl News<'_> {
    fn id(&self, organization: Uuid) -> Uuid {
        self.id_as(organization, self.kind)
    }

    fn id_as(&self, organization: Uuid, kind: Kind) -> Uuid {
        match kind {
            // A friend is welcomed once in a program, whoever brings them.
            Kind::FriendWelcome => id_of(organization, kind, &[self.program, self.customer]),
            Kind::FriendSignedUp => id_of(
                organization,
                kind,
                &[self.program, self.customer, self.other],
            ),
            _ => id_of(organization, kind, &[self.program, self.reward]),
        }
    }
}

/// Writes the letters that messages of a decision give rise to, in the transaction
/// that fans them out. Old news is no message in the first place.
pub(crate) async fn write_news(
    app: &App,
    tx: &Tx,
    organization: Uuid,
    messages: &[Message],
) -> Result<(), Error> {
    if app.mail().is_none() {
        return Ok(());
    }
    let news: BTreeSet<News<'_>> = messages.iter().flat_map(news_of).collect();
    if news.is_empty() {
        return Ok(());
    }
    let names = news.iter().flat_map(|news| [news.customer, news.other]);
    let names = names.filter(|name| !name.is_empty()).collect();
    let people = facts::people(tx.reader(), organization, names).await?;
    let reached = |news: &&News<'_>| match people.get(news.customer) {
        Some(person) if news.kind == Kind::FriendWelcome => {
            person.signed_up && person.address.is_some()
        }
        Some(person) => person.address.is_some(),
        None => false,
    };
    let wanted: Vec<News<'_>> = news.iter().filter(reached).copied().collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let press = Press {
        app,
        tx,
        organization,
        people,
    };
    press.print(wanted).await
}

/// What a message tells to whom.
fn news_of(message: &Message) -> Vec<News<'_>> {
    let text = |field: &str| message.payload.get(field).and_then(Value::as_str);
    let (Some(program), Some(state)) = (text("program"), text("state")) else {
        return Vec::new();
    };
    let (topic, _) = message.topic.split_once('.').unwrap_or_default();
    let blank = News {
        kind: Kind::Test,
        program,
        customer: "",
        other: "",
        reward: "",
    };
    match (topic, state) {
        ("referral", "qualified" | "converted") => {
            let (Some(advocate), Some(friend)) = (text("advocate"), text("friend")) else {
                return Vec::new();
            };
            let to = |kind, customer, other| News {
                kind,
                customer,
                other,
                ..blank
            };
            vec![
                to(Kind::FriendSignedUp, advocate, friend),
                to(Kind::FriendWelcome, friend, advocate),
            ]
        }
        ("reward", "available" | "reversed") => {
            let (Some(beneficiary), Some(reward)) = (text("beneficiary"), text("reward")) else {
                return Vec::new();
            };
            let kind = match state {
                "available" => Kind::RewardEarned,
                _ => Kind::RewardReversed,
            };
            let customer = beneficiary;
            vec![News {
                kind,
                customer,
                reward,
                ..blank
            }]
        }
        _ => Vec::new(),
    }
}

/// Where news become letters.
struct Press<'a> {
    app: &'a App,
    tx: &'a Tx,
    organization: Uuid,
    people: BTreeMap<String, Person>,
}

/// What the letters of one program need.
struct Shelf {
    program: Program,
    codes: BTreeMap<String, String>,
    rewards: BTreeMap<String, Reward>,
    /// What was told of rewards that are now taken back.
    told: BTreeMap<String, String>,
}

impl Press<'_> {
    async fn print(&self, wanted: Vec<News<'_>>) -> Result<(), Error> {
        let organization = self.organization;
        // With each reward that was taken back: whether it was told of at all.
        let ids = wanted.iter().flat_map(|news| {
            [
                news.id(organization),
                news.id_as(organization, Kind::RewardEarned),
            ]
        });
        let ids: Vec<Uuid> = ids.collect();
        let known = self.tx.messages().known(organization, &ids).await?;
        let known: BTreeSet<Uuid> = known.into_iter().collect();
        let is_due = |news: &News<'_>| {
            let told = known.contains(&news.id_as(organization, Kind::RewardEarned));
            !known.contains(&news.id(organization)) && (news.kind != Kind::RewardReversed || told)
        };
        let due: Vec<News<'_>> = wanted.into_iter().filter(is_due).collect();
        if due.is_empty() {
            return Ok(());
        }
        let desk = Desk::open(self.app, self.tx, organization).await?;
        let programs: BTreeSet<&str> = due.iter().map(|news| news.program).collect();
        let mut letters: Vec<Row> = Vec::new();
        for program in programs {
            let own: Vec<News<'_>> = due
                .iter()
                .filter(|n| n.program == program)
                .copied()
                .collect();
            let Some(shelf) = self.shelf(program, &own).await? else {
                continue;
            };
            for news in &own {
                letters.extend(
                    self.draft(&desk, &shelf, news)?
                        .map(|draft| desk.write(draft)),
                );
            }
        }
        desk.post(letters).await
    }

    async fn shelf(&self, program: &str, news: &[News<'_>]) -> Result<Option<Shelf>, Error> {
        let reader = self.tx.reader();
        let Some(program) = facts::program(reader, self.organization, program).await? else {
            return Ok(None);
        };
        let customers: Vec<String> = news.iter().map(|n| n.customer.to_owned()).collect();
        let rewards: Vec<String> = news
            .iter()
            .filter(|news| !news.reward.is_empty())
            .map(|news| news.reward.to_owned())
            .collect();
        Ok(Some(Shelf {
            told: self.told(news).await?,
            codes: facts::codes(reader, self.organization, program.id, &customers).await?,
            rewards: facts::rewards(reader, self.organization, program.id, &rewards).await?,
            program,
        }))
    }

    /// A reward that never was has no amounts any more; the letter that told of it
    /// has them.
    async fn told(&self, news: &[News<'_>]) -> Result<BTreeMap<String, String>, Error> {
        let mut told = BTreeMap::new();
        let reversed = news.iter().filter(|n| n.kind == Kind::RewardReversed);
        for news in reversed {
            let id = news.id_as(self.organization, Kind::RewardEarned);
            let letter = self.tx.messages().get(self.organization, id).await?;
            if let Some(words) = letter.and_then(|letter| letter.told) {
                told.insert(news.reward.to_owned(), words);
            }
        }
        Ok(told)
    }

    fn draft(
        &self,
        desk: &Desk<'_>,
        shelf: &Shelf,
        news: &News<'_>,
    ) -> Result<Option<Draft>, Error> {
        let Some((person, address)) = self
            .people
            .get(news.customer)
            .and_then(|person| Some((person, person.address.clone()?)))
        else {
            return Ok(None);
        };
        let language = person.language.unwrap_or(desk.language);
        let mut values = match news.kind {
            Kind::FriendWelcome => self.to_friend(language, shelf, news),
            Kind::FriendSignedUp => self.to_advocate(language, news),
            _ => match self.of_reward(language, shelf, news)? {
                Some(values) => values,
                None => return Ok(None),
            },
        };
        values.insert("program", shelf.program.title(language));
        if news.kind != Kind::FriendWelcome {
            values.insert("advocate", named(&person.name, language, "customer"));
            values.insert("link", self.link(shelf, news.customer));
        }
        Ok(Some(Draft {
            id: news.id(self.organization),
            kind: news.kind,
            language,
            to: To::Customer(news.customer.to_owned()),
            address,
            values,
        }))
    }

    fn to_advocate(&self, language: Language, news: &News<'_>) -> Values {
        let friend = self
            .people
            .get(news.other)
            .map(|friend| friend.name.as_str());
        Values::from([(
            "friend",
            named(friend.unwrap_or_default(), language, "friend"),
        )])
    }

    /// A friend reads the advocate's name only where the advocate agreed to it.
    fn to_friend(&self, language: Language, shelf: &Shelf, news: &News<'_>) -> Values {
        let name = |customer: &str, shown: fn(&Person) -> &String| {
            let person = self.people.get(customer);
            person
                .map(|person| shown(person).clone())
                .unwrap_or_default()
        };
        let advocate = name(news.other, |person| &person.display_name);
        let friend = name(news.customer, |person| &person.name);
        Values::from([
            ("advocate", named(&advocate, language, "friend")),
            ("friend", named(&friend, language, "customer")),
            ("offer", shelf.program.offer(language)),
        ])
    }

    /// None for what only the friend was given, which the welcome tells of, and for
    /// what is not so any more.
    fn of_reward(
        &self,
        language: Language,
        shelf: &Shelf,
        news: &News<'_>,
    ) -> Result<Option<Values>, Error> {
        let Some(row) = shelf
            .rewards
            .get(news.reward)
            .filter(|row| row.side != "friend")
        else {
            return Ok(None);
        };
        let lines: Lines = serde_json::from_str(&row.lines)?;
        let is_standing = row.state == RewardState::Available.number();
        if is_standing != (news.kind == Kind::RewardEarned) {
            return Ok(None);
        }
        let reward = if is_standing {
            let amounts = lines.amounts_at(Moment::MAX);
            shelf.program.written(language, &amounts)
        } else {
            shelf.told.get(news.reward).cloned().unwrap_or_default()
        };
        let day = shelf
            .program
            .day(language, Moment::from_micros(row.earned_at));
        Ok(Some(Values::from([("reward", reward), ("day", day)])))
    }

    /// The link that an advocate shares; empty for who is not enrolled.
    fn link(&self, shelf: &Shelf, customer: &str) -> String {
        let mail = self.app.mail();
        let code = shelf.codes.get(customer);
        let link = mail.zip(code).map(|(mail, code)| {
            let url = mail.public_url.trim_end_matches('/');
            format!("{url}/r/{code}?via=email")
        });
        link.unwrap_or_default()
    }
}

/// A name, or the word of the language for who has none.
fn named(name: &str, language: Language, word: &str) -> String {
    if name.is_empty() {
        words(language).get(word).to_owned()
    } else {
        name.to_owned()
    }
}

//! Telling what happened at a business: the same every time for the same day.
//!
//! A story knows no clock but its calendar, and takes chances only from its seed.
//! What it tells goes in through the door that everybody's facts take ([`super::play`]).

use std::collections::BTreeSet;

use goodword_domain::moment::{Moment, Zone};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::{
    business::Business,
    calendar::{Calendar, DAY, DAYS, HOUR, MINUTE},
    people::{People, Person},
    step::{Deed, Source, Step},
};

/// Whoever runs the demonstration sees the same one.
const SEED: u64 = 20_260_501;

/// A story that is being told.
pub(super) struct Telling {
    pub(super) chance: ChaCha8Rng,
    pub(super) calendar: Calendar,
    people: People,
    pub(super) currency: &'static str,
    steps: Vec<Step>,
    /// Who may introduce somebody, from when on, and how eagerly.
    known: Vec<(Moment, u32, Person)>,
    enrolled: BTreeSet<(&'static str, String)>,
    pub(super) orders: u32,
}

impl Telling {
    /// What happened at a business up to `now`, in the order in which it came in.
    pub(super) fn of(business: &'static Business, zone: &Zone, now: Moment) -> Vec<Step> {
        let seed = SEED + u64::from(business.number);
        let mut story = Self {
            chance: ChaCha8Rng::seed_from_u64(seed),
            calendar: Calendar::up_to(now, zone, &business.habits),
            people: People::new(business.names, business.language, business.prefix, seed),
            currency: business.currency,
            steps: Vec::new(),
            known: Vec::new(),
            enrolled: BTreeSet::new(),
            orders: 2000,
        };
        (business.tell)(&mut story);
        story.passers_by();
        story.steps.retain(|step| step.at <= now);
        // Of one moment in the order in which it was told.
        story.steps.sort_by_key(|step| step.at);
        story.steps
    }

    // Chance.

    pub(super) fn happens(&mut self, percent: u32) -> bool {
        self.chance.random_range(0..100) < percent
    }

    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        self.chance.random_range(from..=to)
    }

    pub(super) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.chance.random_range(0..of.len())]
    }

    // Time.

    /// On so many days something begins, more and more often: their numbers, in order.
    pub(super) fn busy_days(&mut self, many: usize) -> Vec<i64> {
        let all = self.calendar.weight();
        let mut days: Vec<i64> = (0..many)
            .map(|_| self.calendar.day_of_share(self.chance.random_range(0..all)))
            .collect();
        days.sort_unstable();
        days
    }

    /// Some time on a day, at home.
    pub(super) fn at_home(&mut self, day: i64) -> Moment {
        let begins = self.calendar.day(day).micros();
        Moment::from_micros(begins + self.between(7 * HOUR, 23 * HOUR))
    }

    /// Some time in the opening hours of a day, or of the next that is open.
    pub(super) fn in_shop(&mut self, day: i64) -> Moment {
        let begins = self.calendar.day(self.calendar.open_from(day)).micros();
        let (opens, closes) = self.calendar.hours();
        Moment::from_micros(begins + self.between(opens, closes - 1))
    }

    /// Some days later, in the opening hours.
    pub(super) fn later(&mut self, at: Moment, from: i64, to: i64) -> Moment {
        let day = self.calendar.number(at) + self.between(from, to);
        let later = self.in_shop(day);
        if later > at {
            later
        } else {
            self.soon(at, 15, 75)
        }
    }

    /// Some minutes later.
    pub(super) fn soon(&mut self, at: Moment, from: i64, to: i64) -> Moment {
        Moment::from_micros(at.micros() + self.between(from * MINUTE, to * MINUTE))
    }

    // What is done.

    fn step(&mut self, at: Moment, deed: Deed) {
        self.steps.push(Step { at, deed });
    }

    /// A program that was launched on one day and is live from another on.
    pub(super) fn launch(&mut self, policy: Source, launched: i64, live: i64) {
        let live_from = self.calendar.day(live);
        let at = Moment::from_micros(self.calendar.day(launched).micros() + 6 * HOUR);
        self.step(at, Deed::Launch { policy, live_from });
    }

    /// Something was changed about a program on a day, before the door opened.
    pub(super) fn change(&mut self, day: i64, deed: Deed) {
        let at = Moment::from_micros(self.calendar.day(day).micros() + 6 * HOUR);
        self.step(at, deed);
    }

    /// A fact that came in when it happened.
    pub(super) fn fact(&mut self, at: Moment, source: &str, kind: &str, data: Value) {
        self.late_fact((at, at), source, kind, data);
    }

    /// A fact that came in later than it happened.
    pub(super) fn late_fact(
        &mut self,
        (at, told): (Moment, Moment),
        source: &str,
        kind: &str,
        data: Value,
    ) {
        let id = format!("{}", self.steps.len() + 1);
        let event = json!({"specversion": "1.0", "id": id, "source": source, "type": kind,
            "time": at.to_rfc3339(), "data": data});
        self.step(told, Deed::Fact(event));
    }

    // People.

    /// The next person whom nobody has heard of yet.
    pub(super) fn somebody(&mut self) -> Person {
        self.people.next()
    }

    /// Puts somebody on file; `more` are further fields of the fact.
    pub(super) fn on_file(&mut self, person: &Person, at: Moment, source: &str, more: Value) {
        let attributes = self.people.attributes(person, &mut self.chance);
        let mut data = json!({"customer": person.id, "attributes": attributes});
        if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
            data.extend(more);
        }
        self.fact(at, source, "customer.added", data);
    }

    /// From now on somebody may bring friends, as eagerly as said.
    pub(super) fn may_introduce(&mut self, person: &Person, since: Moment, eagerness: u32) {
        self.known.push((since, eagerness, person.clone()));
    }

    /// Those who were customers before the story began; a few of them bring far more
    /// friends than the others.
    pub(super) fn founders(&mut self, many: usize, source: &str) -> Vec<(Person, Moment)> {
        let mut founders = Vec::with_capacity(many);
        for number in 0..many {
            let person = self.somebody();
            let day = self.between(-240, -3);
            let since = self.in_shop(day);
            let club = number < 4 || self.happens(35);
            self.on_file(
                &person,
                since,
                source,
                json!({"kind": "customer", "club": club}),
            );
            let eagerness = match number {
                0..=4 => 16 - u32::try_from(number).unwrap_or(0) * 2,
                _ if self.happens(65) => 1,
                _ => 0,
            };
            self.may_introduce(&person, since, eagerness);
            founders.push((person, since));
        }
        founders
    }

    /// Somebody who would introduce a friend at a moment.
    pub(super) fn advocate(&mut self, at: Moment) -> Option<Person> {
        let rested = Moment::from_micros(at.micros() - 2 * DAY);
        let eager = |(since, eagerness, person): &(Moment, u32, Person)| {
            (*since <= rested && *eagerness > 0).then(|| (*eagerness, person.clone()))
        };
        let mut among: Vec<(u32, Person)> = self.known.iter().filter_map(eager).collect();
        let all: u32 = among.iter().map(|(eagerness, _)| eagerness).sum();
        if all == 0 {
            return None;
        }
        let mut share = self.chance.random_range(0..all);
        let place = among.iter().position(|(eagerness, _)| {
            let is_here = share < *eagerness;
            share = share.saturating_sub(*eagerness);
            is_here
        });
        place.map(|place| among.swap_remove(place).1)
    }

    /// Somebody is introduced through a channel.
    pub(super) fn introduce(
        &mut self,
        (program, channel): (&'static str, &str),
        advocate: &Person,
        friend: &Person,
        at: Moment,
    ) {
        self.enrol(program, advocate, at);
        let is_online = !matches!(channel, "phone" | "in_person" | "form");
        let mut data = json!({"advocate": advocate.id, "friend": friend.id, "channel": channel,
            "program": program});
        if is_online {
            self.follows_link(program, advocate, at);
        } else {
            data["registered_by"] = json!(self.one(&["S-01", "S-02", "S-03"]));
        }
        let source = if is_online { "website" } else { "front-desk" };
        self.fact(at, source, "referral.introduced", data);
    }

    /// Somebody gets a code before it is first used.
    pub(super) fn enrol(&mut self, program: &'static str, advocate: &Person, before: Moment) {
        if !self.enrolled.insert((program, advocate.id.clone())) {
            return;
        }
        let enrolled = Moment::from_micros(before.micros() - self.between(20 * MINUTE, 20 * HOUR));
        // Nobody is enrolled in what is not launched.
        let at = enrolled.max(Moment::from_micros(
            self.calendar.begins().micros() - 17 * HOUR,
        ));
        let customer = advocate.id.clone();
        self.step(at, Deed::Enrol { program, customer });
    }

    /// A friend looks at the page once or more often before leaving a name.
    fn follows_link(&mut self, program: &'static str, advocate: &Person, before: Moment) {
        let visitor = self.visitor();
        for _ in 0..self.between(1, 3) {
            let at = Moment::from_micros(before.micros() - self.between(MINUTE, 18 * MINUTE));
            let (customer, visitor) = (advocate.id.clone(), visitor.clone());
            self.step(
                at,
                Deed::Click {
                    program,
                    customer,
                    visitor,
                },
            );
        }
    }

    fn visitor(&mut self) -> String {
        format!("{:032x}", self.chance.random::<u128>())
    }

    /// Most who follow a link only look.
    fn passers_by(&mut self) {
        let enrolled: Vec<(Moment, &'static str, String)> = self
            .steps
            .iter()
            .filter_map(|step| match &step.deed {
                Deed::Enrol { program, customer } => Some((step.at, *program, customer.clone())),
                _ => None,
            })
            .collect();
        for (since, program, customer) in enrolled {
            let most = (DAYS - self.calendar.number(since)) / 3 + 6;
            let many = usize::try_from(self.between(2, most)).unwrap_or(0);
            for day in self.busy_days(many) {
                let at = self.at_home(day);
                let visitor = self.visitor();
                let customer = customer.clone();
                if at > since {
                    self.step(
                        at,
                        Deed::Click {
                            program,
                            customer,
                            visitor,
                        },
                    );
                }
            }
        }
    }
}

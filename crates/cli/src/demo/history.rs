//! What happened in the demonstration's business: customers bring friends, who
//! sign up, come, buy, sometimes cancel, and bring others.

use goodword_domain::moment::Moment;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::people::{FOUNDERS, Person, founders, person};

/// How many days the history goes back.
pub(super) const DAYS: i64 = 180;
/// How many friends are introduced in that time.
const FRIENDS: usize = 110;
/// Whoever runs the demonstration sees the same one.
const SEED: u64 = 20_260_501;

const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A history that is being told.
pub(super) struct History {
    chance: ChaCha8Rng,
    begins: Moment,
    events: Vec<(Moment, Value)>,
    /// Who may introduce somebody, and from when on.
    advocates: Vec<(Moment, Person)>,
    orders: u32,
}

impl History {
    /// The events of the past months up to `now`, in order of time, seen from the
    /// day that begins at `today`.
    pub(super) fn told(today: Moment, now: Moment) -> Vec<Value> {
        let mut history = Self {
            chance: ChaCha8Rng::seed_from_u64(SEED),
            begins: Moment::from_micros(today.micros() - DAYS * DAY),
            events: Vec::new(),
            advocates: Vec::new(),
            orders: 2000,
        };
        history.founders();
        for number in FOUNDERS..FOUNDERS + FRIENDS {
            history.friend(person(number));
        }
        history.trouble();
        history.events.retain(|(at, _)| *at <= now);
        // In the order of time; of one moment in the order in which it was told.
        history.events.sort_by_key(|(at, _)| *at);
        history.events.into_iter().map(|(_, event)| event).collect()
    }

    fn event(&mut self, at: Moment, kind: &str, data: Value) {
        let id = format!("demo-{}", self.events.len() + 1);
        let event = json!({"specversion": "1.0", "id": id, "source": "/demo", "type": kind,
            "time": at.to_rfc3339(), "data": data});
        self.events.push((at, event));
    }

    /// Some time within these minutes after a moment.
    fn after(&mut self, at: Moment, from: i64, to: i64) -> Moment {
        Moment::from_micros(at.micros() + self.chance.random_range(from..=to) * MINUTE)
    }

    fn happens(&mut self, percent: u32) -> bool {
        self.chance.random_range(0..100) < percent
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.chance.random_range(0..of.len())]
    }

    fn founders(&mut self) {
        for founder in founders() {
            let at = self.after(self.begins, 5, 600);
            let club = self.happens(40);
            self.on_file(&founder, at, "customer", club);
            self.advocates.push((at, founder));
        }
    }

    fn on_file(&mut self, person: &Person, at: Moment, kind: &str, club: bool) {
        let attributes = json!({"name": person.name, "language": person.language});
        let data = json!({"customer": person.id, "kind": kind, "club": club,
            "attributes": attributes});
        self.event(at, "customer.added", data);
    }

    /// Somebody is introduced, and does what such people do.
    fn friend(&mut self, friend: Person) {
        let begins = self.begins;
        let at = self.after(begins, 24 * 60, DAYS * 24 * 60 - 30);
        let Some(advocate) = self.advocate(at) else {
            return;
        };
        match self.chance.random_range(0..10) {
            0..=2 => self.stores_files(&advocate, &friend, at),
            3..=6 => self.travels(&advocate, &friend, at),
            _ => self.buys_a_car(&advocate, &friend, at),
        }
    }

    /// Somebody who was on file by then; a few bring far more than the others.
    fn advocate(&mut self, at: Moment) -> Option<Person> {
        let known: Vec<Person> = self
            .advocates
            .iter()
            .filter(|(since, _)| since.micros() + 7 * DAY < at.micros())
            .map(|(_, person)| person.clone())
            .collect();
        let eager = self.happens(55);
        let among = if eager {
            known.len().min(8)
        } else {
            known.len()
        };
        (among > 0).then(|| known[self.chance.random_range(0..among)].clone())
    }

    fn introduce(&mut self, program: &str, advocate: &Person, friend: &Person, at: Moment) {
        let channels: &[&str] = match program {
            "dealer-milestones" => &["in_person", "phone", "form", "chat"],
            _ => &["link", "link", "qr", "code", "chat", "social", "email"],
        };
        let channel = self.one(channels);
        let data = json!({"advocate": advocate.id, "friend": friend.id, "channel": channel,
            "program": program});
        self.event(at, "referral.introduced", data);
    }

    fn stores_files(&mut self, advocate: &Person, friend: &Person, at: Moment) {
        self.introduce("storage-both-sides", advocate, friend, at);
        if self.happens(78) {
            let signed_up = self.after(at, 2, 3 * 24 * 60);
            self.on_file(friend, signed_up, "customer", false);
            self.advocates.push((signed_up, friend.clone()));
        }
    }

    fn travels(&mut self, advocate: &Person, friend: &Person, at: Moment) {
        self.introduce("travel-credit", advocate, friend, at);
        if !self.happens(80) {
            return;
        }
        let signed_up = self.after(at, 2, 4 * 24 * 60);
        self.on_file(friend, signed_up, "customer", false);
        self.advocates.push((signed_up, friend.clone()));
        if !self.happens(70) {
            return;
        }
        let ordered = self.after(signed_up, 60, 20 * 24 * 60);
        let yuan = self.chance.random_range(28..240) * 10;
        let order = self.order(friend, ordered, yuan, "trip");
        if self.happens(8) {
            let cancelled = self.after(ordered, 30, 2 * 24 * 60);
            self.event(cancelled, "order.cancelled", json!({"order": order}));
            return;
        }
        let delivered = self.after(ordered, 3 * 24 * 60, 12 * 24 * 60);
        self.event(delivered, "order.delivered", json!({"order": order}));
        if self.happens(35) {
            let used = self.after(ordered, 1, 30);
            let data = json!({"customer": friend.id, "unit": "CNY", "amount": "100.00",
                "order": order});
            self.event(used, "credit.used", data);
        }
        if self.happens(6) {
            let refunded = self.after(delivered, 24 * 60, 5 * 24 * 60);
            let data = json!({"order": order, "amount": format!("{yuan}.00")});
            self.event(refunded, "order.refunded", data);
        }
    }

    fn buys_a_car(&mut self, advocate: &Person, friend: &Person, at: Moment) {
        self.introduce("dealer-milestones", advocate, friend, at);
        // A prospect's card is opened a little after the introduction.
        let opened = self.after(at, 1, 20);
        self.on_file(friend, opened, "prospect", false);
        if !self.happens(75) {
            return;
        }
        let visited = self.after(at, 60, 9 * 24 * 60);
        let mut visit = json!({"customer": friend.id, "store": "Nanjing Road"});
        if self.happens(50) {
            visit["accompanied_by"] = json!(advocate.id);
        }
        self.event(visited, "visit.recorded", visit);
        if !self.happens(55) {
            return;
        }
        let ordered = self.after(visited, 60, 14 * 24 * 60);
        let yuan = self.chance.random_range(85..320) * 1000;
        let order = self.order(friend, ordered, yuan, "sale");
        let invoiced = self.after(ordered, 24 * 60, 7 * 24 * 60);
        self.event(invoiced, "order.invoiced", json!({"order": order}));
        if self.happens(92) {
            let delivered = self.after(invoiced, 5 * 24 * 60, 25 * 24 * 60);
            self.event(delivered, "order.delivered", json!({"order": order}));
            let bought = json!({"customer": friend.id, "moment": "praised"});
            self.event(delivered, "moment.noted", bought);
            self.advocates.push((delivered, friend.clone()));
        }
    }

    fn order(&mut self, who: &Person, at: Moment, yuan: i64, category: &str) -> String {
        self.orders += 1;
        let order = format!("O-{}", self.orders);
        let amount = format!("{yuan}.00");
        let data = json!({"order": order, "customer": who.id, "amount": amount,
            "currency": "CNY", "category": category});
        self.event(at, "order.placed", data);
        let paid = self.after(at, 1, 120);
        let data = json!({"order": order, "amount": amount, "final": true});
        self.event(paid, "payment.received", data);
        order
    }

    /// What goes wrong in every such program, so that the screens that show it
    /// are not empty.
    fn trouble(&mut self) {
        let (first, second) = (person(0), person(1));
        let late = self.after(self.begins, 90 * 24 * 60, 100 * 24 * 60);
        self.introduce("travel-credit", &first, &first, late);
        for number in [FOUNDERS + 1, FOUNDERS + 2, FOUNDERS + 5] {
            let again = self.after(late, 24 * 60, 60 * 24 * 60);
            self.introduce("travel-credit", &second, &person(number), again);
        }
        let made_up = Person {
            id: "C-9001".to_owned(),
            ..person(2)
        };
        self.introduce("dealer-milestones", &second, &made_up, late);
        let found = self.after(late, 20 * 24 * 60, 30 * 24 * 60);
        let data = json!({"advocate": second.id, "friend": made_up.id});
        self.event(found, "fraud.confirmed", data);
    }
}

#[cfg(test)]
mod tests {
    use goodword_domain::event::read_event;

    use super::*;

    #[test]
    fn the_history_is_well_formed_and_the_same_every_time() {
        let today = Moment::from_micros(20_000 * DAY);
        let now = Moment::from_micros(today.micros() + DAY / 2);
        let events = History::told(today, now);
        assert!(
            (300..1_000).contains(&events.len()),
            "{} events",
            events.len()
        );
        assert_eq!(events, History::told(today, now));
        let mut last = Moment::MIN;
        for event in &events {
            let read = read_event(event);
            let time = read.as_ref().map(|event| event.time).unwrap_or(Moment::MIN);
            assert!(
                read.is_ok() && last <= time && time <= now,
                "{event}: {read:?}"
            );
            last = time;
        }
    }

    #[test]
    fn on_another_day_the_same_story_is_told_of_other_days() {
        let moved = |days: i64| {
            let today = Moment::from_micros((20_000 + days) * DAY);
            History::told(today, Moment::from_micros(today.micros() + DAY / 2))
        };
        let told = |events: Vec<Value>| -> Vec<Value> {
            events
                .into_iter()
                .map(|event| event["data"].clone())
                .collect()
        };
        assert_eq!(told(moved(0)), told(moved(99)));
    }
}

//! The stage: a seeded generator, the people, and the events written so far.

use jiff::{Timestamp, tz::Offset};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use crate::preset::Preset;

/// A day in microseconds; Asia/Shanghai has had no other since 1991.
pub(super) const DAY: i64 = 86_400_000_000;
/// 2024-01-01T00:00 in Asia/Shanghai.
const START: i64 = 1_704_038_400_000_000;
const SLOT: i64 = DAY / 4;
const SOURCES: [&str; 3] = ["/shop/pos-1", "/shop/pos-2", "/app"];

/// An event before it is written as a line.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) at: i64,
    pub(super) source: &'static str,
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) data: Value,
    /// A story hangs on it, so that no conflicting twin may come before it.
    pub(super) solid: bool,
}

/// A card that a story issued, and when (practice P09).
#[derive(Clone, Debug)]
pub(super) struct CardOnStage {
    pub(super) id: String,
    pub(super) holder: String,
    pub(super) issued: i64,
    /// When the holder's purchase was paid.
    pub(super) bought: i64,
}

pub(super) struct Scene {
    pub(super) preset: Preset,
    rng: ChaCha8Rng,
    pub(super) drafts: Vec<Draft>,
    counters: [u32; 3],
    things: u32,
    friends: u32,
    /// Introductions so far: advocate, friend, when.
    pub(super) pairs: Vec<(String, String, i64)>,
    /// Who used whose card, and when (practice P09).
    pub(super) card_pairs: Vec<(String, String, i64)>,
    /// Full `customer.added` so far.
    pub(super) files: Vec<(Value, i64)>,
    pub(super) cards: Vec<CardOnStage>,
    /// Those whose purchase a story wrote.
    pub(super) holders: Vec<String>,
}

impl Scene {
    pub(super) fn new(preset: Preset, seed: u64, size: usize) -> Self {
        let growth = u32::try_from(size / 12).unwrap_or(u32::MAX);
        Self {
            preset,
            rng: ChaCha8Rng::seed_from_u64(seed),
            drafts: Vec::new(),
            counters: [0; 3],
            things: 0,
            friends: growth.clamp(6, 40),
            pairs: Vec::new(),
            card_pairs: Vec::new(),
            files: Vec::new(),
            cards: Vec::new(),
            holders: Vec::new(),
        }
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.rng.random_range(0..bound.max(1))
    }

    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let bound = u32::try_from(from.len()).unwrap_or(u32::MAX);
        let place = self.below(bound);
        &from[usize::try_from(place).unwrap_or(0)]
    }

    /// One of six people who recommend.
    pub(super) fn advocate(&mut self) -> String {
        format!("C-{}", self.below(6) + 1)
    }

    /// Somebody to be recommended. In P09 these are the odd ones: the even ones come
    /// with cards, and come to see the shop.
    pub(super) fn friend(&mut self) -> String {
        let number = self.below(self.friends) + 1;
        if self.preset == Preset::RefundAfterFour {
            return format!("F-{}", number * 2 - 1);
        }
        if self.chance(8) {
            self.advocate()
        } else {
            format!("F-{number}")
        }
    }

    /// Somebody who comes to see the shop.
    pub(super) fn visitor(&mut self) -> String {
        let number = self.below(self.friends) + 1;
        let factor = if self.preset == Preset::RefundAfterFour {
            2
        } else {
            1
        };
        if self.chance(10) {
            self.advocate()
        } else {
            format!("F-{}", number * factor)
        }
    }

    pub(super) fn anybody(&mut self) -> String {
        match self.below(3) {
            0 => self.advocate(),
            1 => self.visitor(),
            _ => self.friend(),
        }
    }

    /// A person, order or card of whom nothing else is known.
    pub(super) fn fresh(&mut self, prefix: &str) -> String {
        self.things += 1;
        format!("{prefix}-{}", self.things)
    }

    /// A quarter of a day between two days, coarse enough for equal times.
    pub(super) fn between(&mut self, first_day: u32, end_day: u32) -> i64 {
        let slots = (end_day - first_day) * 4;
        START + i64::from(first_day) * DAY + i64::from(self.below(slots)) * SLOT
    }

    /// Some quarters of a day later, at most `days`, or at the same time.
    pub(super) fn soon(&mut self, after: i64, days: u32) -> i64 {
        after + i64::from(self.below(days * 4)) * SLOT
    }

    /// A moment later that no other event of the scene shares but by design.
    pub(super) fn apart(&mut self, after: i64, days: u32) -> i64 {
        self.soon(after, days) + i64::from(self.below(3_599_999_999)) + 1
    }

    /// Adds an event that disturbances may meddle with.
    pub(super) fn add(&mut self, at: i64, kind: &str, data: Value) {
        let turn = self.below(3);
        let place = usize::try_from(turn).unwrap_or(0);
        self.counters[place] += 1;
        let id = format!("e-{}", self.counters[place]);
        let (source, kind) = (SOURCES[place], kind.to_owned());
        self.drafts.push(Draft {
            at,
            source,
            id,
            kind,
            data,
            solid: false,
        });
    }

    /// Adds an event on which a story hangs.
    pub(super) fn add_solid(&mut self, at: i64, kind: &str, data: Value) {
        self.add(at, kind, data);
        if let Some(draft) = self.drafts.last_mut() {
            draft.solid = true;
        }
    }

    /// Writes a draft as a line, its time in one of several offsets.
    pub(super) fn line(&mut self, draft: &Draft) -> Value {
        let hours = *self.pick(&[8, 8, 8, 0, -5]);
        let moment = Timestamp::from_microsecond(draft.at).unwrap_or(Timestamp::UNIX_EPOCH);
        let time = if hours == 0 {
            moment.to_string()
        } else {
            moment
                .display_with_offset(Offset::constant(hours))
                .to_string()
        };
        json!({
            "specversion": "1.0",
            "id": draft.id,
            "source": draft.source,
            "type": draft.kind,
            "time": time,
            "data": draft.data,
        })
    }
}

/// Minor units of a currency with two decimals, as text.
pub(super) fn yuan(minor: u32) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

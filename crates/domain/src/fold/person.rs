//! What a person is, and was at every moment.

use serde::{Deserialize, Serialize};

use crate::{
    event::{CustomerAdded, Event, Fact, PersonKind},
    moment::Moment,
};

/// A person as on file at some moment. Who is only named is a prospect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What the person is.
    pub kind: PersonKind,
    /// The person's work here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether the person is a member of the club.
    #[serde(default)]
    pub club: bool,
    /// The agent who recruited the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recruited_by: Option<String>,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            kind: PersonKind::Prospect,
            role: None,
            club: false,
            recruited_by: None,
        }
    }
}

impl Person {
    /// The person after another `customer.added`: what it leaves out stays.
    #[must_use]
    pub fn updated(&self, added: &CustomerAdded) -> Self {
        let recruited_by = added
            .recruited_by
            .clone()
            .or_else(|| self.recruited_by.clone());
        Self {
            kind: added.kind.unwrap_or(self.kind),
            role: added.role.clone().or_else(|| self.role.clone()),
            club: added.club.unwrap_or(self.club),
            recruited_by,
        }
    }
}

/// A person's past: from when on the person was what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timeline(Vec<(Moment, Person)>);

impl Timeline {
    /// Adds what the person is from `at` on; moments must not go back.
    pub(crate) fn push(&mut self, at: Moment, person: Person) {
        match self.0.last_mut() {
            Some((last, standing)) if *last == at => *standing = person,
            Some((_, standing)) if *standing == person => {}
            last => {
                // Most people never change: room for one is enough.
                if last.is_none() {
                    self.0.reserve_exact(1);
                }
                self.0.push((at, person));
            }
        }
    }

    /// Brings what the person is up to date with a fact; moments must not go back.
    pub(crate) fn update(&mut self, at: Moment, added: &CustomerAdded) {
        let person = self.last().cloned().unwrap_or_default();
        self.push(at, person.updated(added));
    }

    /// What the person was at a moment.
    #[must_use]
    pub fn at(&self, at: Moment) -> Option<&Person> {
        let later = self.0.partition_point(|(from, _)| *from <= at);
        self.0[..later].last().map(|(_, person)| person)
    }

    /// Everybody who ever recruited the person.
    pub fn recruiters(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter_map(|(_, person)| person.recruited_by.as_deref())
    }

    /// What the person is by now.
    #[must_use]
    pub fn last(&self) -> Option<&Person> {
        self.0.last().map(|(_, person)| person)
    }
}

/// Folds a person's past alone, from the person's events in reading order: what
/// others may need to know before the person's own fold is done.
#[must_use]
pub fn fold_person<'a>(events: impl IntoIterator<Item = &'a Event>) -> Timeline {
    let mut timeline = Timeline::default();
    for event in events {
        if let Fact::CustomerAdded(added) = &event.fact {
            timeline.update(event.time, added);
        }
    }
    timeline
}

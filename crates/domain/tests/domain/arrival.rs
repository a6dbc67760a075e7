//! What holds of all facts: arrival decides nothing, and the past does not know the
//! future.

use std::collections::BTreeSet;

use goodword_domain::{
    event::Event,
    moment::Moment,
    program::Program,
    replay::{explain, replay},
    summary::Summary,
};
use proptest::{prelude::*, sample::Index, test_runner::TestCaseError};

use crate::story::{Story, all};

fn summary(program: &Program, events: Vec<Event>, until: Option<Moment>) -> String {
    Summary::of(program, &replay(program, events, until))
        .to_line()
        .unwrap()
}

/// Which of two events of one name stands is decided by arrival, and by nothing else:
/// they stay in their order, everything else is shuffled.
fn shuffled(events: &[Event], turns: &[Index]) -> Vec<Event> {
    let mut shuffled: Vec<Event> = Vec::new();
    for (event, turn) in events.iter().zip(turns.iter().cycle()) {
        let same_name = |other: &Event| (&other.source, &other.id) == (&event.source, &event.id);
        let earliest = shuffled
            .iter()
            .rposition(same_name)
            .map_or(0, |index| index + 1);
        let place = earliest + turn.index(shuffled.len() - earliest + 1);
        shuffled.insert(place, event.clone());
    }
    shuffled
}

/// The facts that stand, each named once.
fn standing(events: Vec<Event>) -> Vec<Event> {
    let mut names = BTreeSet::new();
    let mut events = events;
    events.retain(|event| names.insert((event.source.clone(), event.id.clone())));
    events
}

fn any_story() -> impl Strategy<Value = &'static Story> {
    prop::sample::select((0..all().len()).collect::<Vec<_>>()).prop_map(|number| &all()[number])
}

proptest! {
    #[test]
    fn arrival_decides_nothing(
        story in any_story(),
        turns in prop::collection::vec(any::<Index>(), 1..80),
    ) {
        let (program, events) = (story.program(), story.read());
        let in_order = summary(&program, events.clone(), story.until);
        let mixed = summary(&program, shuffled(&events, &turns), story.until);
        prop_assert_eq!(in_order, mixed, "{}", story.title);
    }

    #[test]
    fn a_replay_until_a_moment_is_a_replay_of_what_happened_until_then(
        story in any_story(),
        cut in any::<Index>(),
        later in -1_i64..2,
    ) {
        let (program, events) = (story.program(), standing(story.read()));
        let moment = Moment::from_micros(cut.get(&events).time.micros() + later);
        let past: Vec<Event> =
            events.iter().filter(|event| event.time <= moment).cloned().collect();
        let until = Some(moment);
        prop_assert_eq!(
            summary(&program, events, until), summary(&program, past, until), "{}", story.title
        );
    }

    #[test]
    fn what_happens_twice_happens_once(
        story in any_story(),
        twice in prop::collection::vec(any::<Index>(), 0..9),
    ) {
        let (program, events) = (story.program(), standing(story.read()));
        let mut more = events.clone();
        more.extend(twice.iter().map(|index| index.get(&events).clone()));
        let once = replay(&program, events, None);
        let again = replay(&program, more, None);
        prop_assert_eq!(again.repeats.duplicate, u64::try_from(twice.len()).unwrap());
        prop_assert_eq!(
            Summary::of(&program, &once).balances, Summary::of(&program, &again).balances
        );
    }

    #[test]
    fn every_decision_adds_up(story in any_story()) {
        let program = story.program();
        let replay = story.replay(&program);
        explain(&program, &replay).unwrap();
        adds_up(&program, &replay)?;
    }
}

/// What a beneficiary has is what the rewards changed, less what was used and lapsed.
fn adds_up(
    program: &Program,
    replay: &goodword_domain::replay::Replay,
) -> Result<(), TestCaseError> {
    for ((who, unit), account) in &replay.accounts {
        let rewards = replay.rewards().filter(|reward| reward.beneficiary == *who);
        let earned: i64 = rewards
            .filter_map(|reward| reward.amounts_at(replay.until).get(unit).copied())
            .sum();
        let used: i64 = account.used.iter().map(|used| used.amount).sum();
        let lapsed: i64 = account.lapses.iter().map(|lapse| lapse.amount).sum();
        prop_assert_eq!(
            account.available,
            earned - used - lapsed,
            "{} {}",
            who,
            unit
        );
    }
    let counts = Summary::of(program, replay).events;
    let sum = counts.applied + counts.refused + counts.without_effect + counts.duplicate;
    prop_assert_eq!(counts.read, sum + counts.conflict);
    for reward in replay.rewards() {
        let mut times = reward.changes.windows(2);
        prop_assert!(times.all(|pair| pair[0].at < pair[1].at), "{}", reward.id);
    }
    Ok(())
}

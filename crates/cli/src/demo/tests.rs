//! The demonstration, filled into a store of its own.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use goodword_app::{
    App, Caller, Paging, ReferralState, RewardState, click, customer, doctor, program,
    program::ProgramState,
    referral::{self, ReferralFilter},
    refusal::{self, RefusalFilter},
    reward::{self, RewardFilter},
};
use goodword_domain::{
    event::{VOCABULARY, read_event},
    moment::{Moment, Zone},
};
use goodword_testkit::{app::TestApp, store};

use super::{
    BUSINESSES, Business,
    calendar::DAY,
    fill, relate,
    step::{Deed, Step},
    telling::Telling,
};
use crate::installation;

/// A Saturday in autumn, one in spring with a holiday before it, and the day after a
/// leap day: whatever day the demonstration is started on, its story holds.
const NOWS: [&str; 3] = [
    "2026-11-28T09:30:00Z",
    "2027-04-10T17:00:00Z",
    "2028-03-01T00:20:00Z",
];

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or(Moment::MIN)
}

fn told(business: &'static Business, now: &str) -> Vec<Step> {
    let zone = Zone::named(business.zone).unwrap_or_else(|_| Zone::utc());
    Telling::of(business, &zone, moment(now))
}

#[test]
fn the_same_story_is_told_on_the_same_day() {
    for business in BUSINESSES {
        let morning = told(business, "2026-11-28T09:30:00Z");
        assert_eq!(morning, told(business, "2026-11-28T09:30:00Z"));
        // Later on the same day only more of it has happened.
        let noon = told(business, "2026-11-28T11:00:00Z");
        assert!(noon.len() >= morning.len());
        assert_eq!(noon[..morning.len()], morning[..], "{}", business.name);
    }
}

#[test]
fn every_fact_is_well_formed_and_lies_in_the_past() {
    let mut channels = BTreeSet::new();
    for (business, now) in BUSINESSES
        .into_iter()
        .flat_map(|b| NOWS.map(|now| (b, now)))
    {
        let steps = told(business, now);
        assert!(steps.is_sorted_by_key(|step| step.at));
        let mut names = BTreeSet::new();
        for step in &steps {
            let Deed::Fact(fact) = &step.deed else {
                continue;
            };
            let read = read_event(fact);
            let time = read.as_ref().map_or(Moment::MAX, |event| event.time);
            assert!(
                time <= step.at && step.at <= moment(now),
                "{fact}: {read:?}"
            );
            assert!(names.insert((fact["source"].to_string(), fact["id"].to_string())));
            channels.extend(fact["data"]["channel"].as_str().map(str::to_owned));
        }
        assert!(
            (300..1_000).contains(&names.len()),
            "{} {}",
            business.name,
            names.len()
        );
    }
    let known = VOCABULARY.iter().flat_map(|entry| entry.fields);
    let known = known.filter(|field| field.name == "channel");
    let shapes: Vec<String> = known.map(|field| format!("{:?}", field.shape)).collect();
    for channel in &channels {
        assert!(
            shapes.iter().any(|shape| shape.contains(channel)),
            "{channel}"
        );
    }
    assert_eq!(channels.len(), 10, "every channel is used: {channels:?}");
}

#[test]
fn what_is_told_at_the_end_is_more_than_at_the_beginning() {
    for (business, now) in BUSINESSES
        .into_iter()
        .flat_map(|b| NOWS.map(|now| (b, now)))
    {
        let now_at = moment(now);
        let in_days = |from: i64, to: i64, wanted: fn(&Deed) -> bool| {
            let ago = |days: i64| Moment::from_micros(now_at.micros() - days * DAY);
            let steps = told(business, now);
            let span = steps
                .iter()
                .filter(|step| ago(from) < step.at && step.at <= ago(to));
            span.filter(|step| wanted(&step.deed)).count()
        };
        let introduced =
            |deed: &Deed| matches!(deed, Deed::Fact(fact) if fact["type"] == "referral.introduced");
        let clicked = |deed: &Deed| matches!(deed, Deed::Click { .. });
        for wanted in [introduced as fn(&Deed) -> bool, clicked] {
            let (early, late) = (in_days(182, 122, wanted), in_days(60, 0, wanted));
            assert!(
                early > 0 && late * 4 > early * 5,
                "{} {now}: {early}, {late}",
                business.name
            );
        }
    }
}

async fn referrals(app: &App, caller: &Caller) -> Result<BTreeMap<&'static str, usize>> {
    let all = referral::list(
        app,
        caller,
        ReferralFilter::default(),
        &Paging::first(1_000),
    )
    .await?;
    let mut states = BTreeMap::new();
    for row in &all.rows {
        *states.entry(row.state.name()).or_default() += 1;
    }
    // Friends who brought friends themselves: generations.
    let friends: BTreeSet<_> = all.rows.iter().map(|row| &row.friend).collect();
    let again = all
        .rows
        .iter()
        .filter(|row| friends.contains(&row.advocate))
        .count();
    states.insert("by_friends", again);
    Ok(states)
}

async fn rewards(app: &App, caller: &Caller) -> Result<BTreeMap<&'static str, usize>> {
    let all = reward::list(app, caller, RewardFilter::default(), &Paging::first(1_000)).await?;
    let mut states = BTreeMap::new();
    for row in &all.rows {
        *states.entry(row.state.name()).or_default() += 1;
    }
    Ok(states)
}

/// Every screen has something true to show.
async fn is_full(app: &App, business: &Business, caller: &Caller) -> Result<()> {
    let name = business.name;
    let states = referrals(app, caller).await?;
    for state in ReferralState::ALL {
        let least = if *state == ReferralState::Converted {
            20
        } else {
            3
        };
        assert!(
            states.get(state.name()) >= Some(&least),
            "{name} {state:?}: {states:?}"
        );
    }
    assert!(states["by_friends"] >= 8, "{name}: {states:?}");
    let states = rewards(app, caller).await?;
    assert!(
        states.get(RewardState::Available.name()) >= Some(&25),
        "{name}: {states:?}"
    );
    assert!(
        states.get(RewardState::Reversed.name()) >= Some(&1),
        "{name}: {states:?}"
    );
    let refused = refusal::list(app, caller, RefusalFilter::default(), &Paging::first(500)).await?;
    let reasons: BTreeSet<_> = refused.rows.iter().map(|row| row.reason.code()).collect();
    assert!(reasons.len() >= 4, "{name}: {reasons:?}");
    assert!(
        (6..60).contains(&refused.rows.len()),
        "{name}: {}",
        refused.rows.len()
    );
    let people = customer::list(app, caller, "", &Paging::first(1_000)).await?;
    assert!(
        (80..150).contains(&people.rows.len()),
        "{name}: {}",
        people.rows.len()
    );
    let programs = program::list(app, caller, &Paging::first(50)).await?;
    let is = |state| programs.rows.iter().any(|program| program.state == state);
    assert!(is(ProgramState::Live) && is(ProgramState::Scheduled));
    assert!(is(ProgramState::Paused) || is(ProgramState::Ended));
    assert!(programs.rows.iter().any(|program| program.version == 2));
    let shown = programs
        .rows
        .iter()
        .find(|program| program.name == business.shown);
    let shown = shown.map(|program| program.id).unwrap_or_default();
    let clicks = click::counts(app, caller, shown, None, None).await?;
    assert!(clicks.len() > 15, "{name}: clicks on {} days", clicks.len());
    Ok(())
}

#[test]
fn the_stories_fill_an_installation_once_and_its_books_are_right() -> Result<()> {
    store::run(async {
        let store = store::sqlite().await?;
        let now = moment(NOWS[0]);
        let TestApp { app, .. } = TestApp::on(&store, now, 1).await?;
        let first = installation::first_organization(&app, Some(BUSINESSES[0])).await?;
        let filled = fill(&app, first.id).await?;
        assert!(filled.secret.is_some());
        let codes: BTreeSet<_> = filled.businesses.iter().map(|shown| &shown.code).collect();
        assert_eq!(codes.len(), BUSINESSES.len(), "{:?}", filled.businesses);
        let diagnosis = doctor::examine(&app).await?;
        assert!(diagnosis.sound, "{:?}", diagnosis.checks);
        for business in BUSINESSES {
            let organization = installation::organization(&app, business).await?;
            is_full(&app, business, &Caller::product(organization, "test")).await?;
            assert_eq!(relate(&app, business, organization).await?, None);
        }
        assert!(fill(&app, first.id).await?.secret.is_none());
        Ok(())
    })
}

#[test]
fn facts_are_taken_as_the_story_means_them() -> Result<()> {
    store::run(async {
        for now in [NOWS[1], NOWS[2]] {
            let store = store::sqlite().await?;
            let TestApp { app, .. } = TestApp::on(&store, moment(now), 1).await?;
            for business in BUSINESSES {
                let organization = installation::organization(&app, business).await?;
                let outcomes = relate(&app, business, organization)
                    .await?
                    .unwrap_or_default();
                let count = |code| outcomes.get(code).copied().unwrap_or_default();
                assert_eq!(
                    (count("duplicate"), count("conflict")),
                    (0, 0),
                    "{outcomes:?}"
                );
                assert!((3..40).contains(&count("refused")), "{outcomes:?}");
                let applied = count("applied");
                // Who was on file before there was a program concerned none.
                assert!(applied > 3 * count("without_effect"), "{outcomes:?}");
                is_full(&app, business, &Caller::product(organization, "test")).await?;
            }
            assert!(doctor::examine(&app).await?.sound);
        }
        Ok(())
    })
}

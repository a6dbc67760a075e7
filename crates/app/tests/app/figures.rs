//! What the figures show, and that they are right again after whatever happens.

use anyhow::Result;
use goodword_app::{
    Error,
    doctor::examine,
    figures::{self, Asked, Figures},
    program::ProgramView,
};
use goodword_domain::moment::Day;
use goodword_store::{AdvocateDay, ReferralCount, ReferralDay};
use serde_json::json;

use crate::world::World;

const NOW: &str = "2024-06-01T00:00:00Z";

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

async fn shown(world: &World, from: &str, to: &str) -> Result<Figures> {
    let asked = Asked {
        from: day(from),
        to: day(to),
        program: None,
    };
    Ok(figures::read(&world.test.app, &world.test.admin, asked).await?)
}

/// `introduced/qualified/converted/refused/voided` of the period, and of its cohort
/// `introduced/qualified/converted`.
async fn told(world: &World, from: &str, to: &str) -> Result<[String; 2]> {
    let figures = shown(world, from, to).await?;
    let t = figures.totals;
    let totals = [t.introduced, t.qualified, t.converted, t.refused, t.voided];
    let funnel = figures.funnel.iter().skip(1).map(|step| step.count);
    let text = |numbers: Vec<i64>| {
        let numbers = numbers.iter().map(ToString::to_string);
        numbers.collect::<Vec<_>>().join("/")
    };
    Ok([text(totals.to_vec()), text(funnel.collect())])
}

/// The counts are what the rows come to.
async fn is_sound(world: &World) -> Result<()> {
    let diagnosis = examine(&world.test.app).await?;
    assert!(diagnosis.sound, "{diagnosis:?}");
    let check = diagnosis
        .checks
        .iter()
        .find(|check| check.name == "figures");
    assert!(check.is_some_and(|check| check.looked_at > 0), "{check:?}");
    Ok(())
}

async fn order(world: &mut World, order: &str, who: &str, day: u32) -> Result<()> {
    let at = |hour: u32| format!("2024-02-{day:02}T{hour:02}:00:00Z");
    let placed = json!({"order": order, "customer": who, "amount": "600", "currency": "CNY"});
    world.tell("order.placed", &at(10), placed).await?;
    let paid = json!({"order": order, "amount": "600"});
    world.tell("payment.received", &at(11), paid).await?;
    Ok(())
}

async fn commission(world: &mut World) -> Result<ProgramView> {
    let program = world.preset("agent-commission").await?;
    for agent in ["A", "B"] {
        let added = json!({"customer": agent, "kind": "agent",
            "attributes": {"display_name": format!("Agent {agent}")}});
        world
            .tell("customer.added", "2024-01-02T00:00:00Z", added)
            .await?;
    }
    Ok(program)
}

const FEBRUARY: (&str, &str) = ("2024-02-01", "2024-02-29");

goodword_testkit::store_test!(each_thing_is_shown_on_its_own_day, |store| async {
    let mut world = World::on(&store, NOW).await?;
    commission(&mut world).await?;
    world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    world.introduce(("B", "F"), "2024-02-02T10:00:00Z").await?;
    order(&mut world, "O-1", "F", 5).await?;
    let figures = shown(&world, FEBRUARY.0, FEBRUARY.1).await?;
    assert_eq!(
        (figures.days.len(), figures.time_zone.as_str()),
        (29, "UTC")
    );
    let days: Vec<String> = (figures.days.iter())
        .filter(|day| day.counts != figures::Counts::default())
        .map(|day| {
            let c = day.counts;
            format!(
                "{} {} {} {} {}",
                day.day, c.introduced, c.qualified, c.converted, c.refused
            )
        })
        .collect();
    assert_eq!(
        days,
        [
            "2024-02-01 1 0 0 0",
            "2024-02-02 1 0 0 1",
            "2024-02-05 0 1 1 0"
        ]
    );
    let given: Vec<_> = figures
        .given
        .iter()
        .map(|g| (g.unit.as_str(), g.amount.as_str(), g.before.as_str()))
        .collect();
    assert_eq!(given, [("CNY", "48.00", "0.00")]);
    let most = &figures.advocates[0];
    assert_eq!(
        (
            most.customer.as_str(),
            most.display_name.as_deref(),
            most.introduced,
            most.converted
        ),
        ("A", Some("Agent A"), 1, 1)
    );
    assert_eq!(
        (figures.channels.len(), figures.channels[0].introduced),
        (1, 2)
    );
    // Of March nothing, but February right before.
    let march = shown(&world, "2024-03-01", "2024-03-29").await?;
    assert_eq!(march.totals, figures::Counts::default());
    assert_eq!(march.before.converted, 1);
    assert_eq!(march.given[0].before, "48.00");
    is_sound(&world).await
});

goodword_testkit::store_test!(what_is_refunded_or_fraud_falls_away, |store| async {
    let mut world = World::on(&store, NOW).await?;
    commission(&mut world).await?;
    for (friend, order_of) in [("F", "O-1"), ("G", "O-2")] {
        world
            .introduce(("A", friend), "2024-02-01T10:00:00Z")
            .await?;
        order(&mut world, order_of, friend, 5).await?;
    }
    assert_eq!(
        told(&world, FEBRUARY.0, FEBRUARY.1).await?,
        ["2/2/2/0/0", "2/2/2"]
    );
    let refund = json!({"order": "O-1", "amount": "300"});
    world
        .tell("order.refunded", "2024-02-06T00:00:00Z", refund)
        .await?;
    let half = shown(&world, FEBRUARY.0, FEBRUARY.1).await?;
    assert_eq!(half.given[0].amount, "72.00");
    is_sound(&world).await?;
    let cancelled = json!({"order": "O-1"});
    world
        .tell("order.cancelled", "2024-03-07T00:00:00Z", cancelled)
        .await?;
    assert_eq!(
        told(&world, FEBRUARY.0, FEBRUARY.1).await?,
        ["2/1/1/0/0", "2/1/1"]
    );
    assert_eq!(
        told(&world, "2024-03-07", "2024-03-07").await?,
        ["0/0/0/0/1", "0/0/0"]
    );
    let fraud = json!({"advocate": "A", "friend": "G"});
    world
        .tell("fraud.confirmed", "2024-03-08T00:00:00Z", fraud)
        .await?;
    let none = shown(&world, FEBRUARY.0, FEBRUARY.1).await?;
    assert_eq!((none.totals.converted, none.given.len()), (0, 0));
    assert_eq!(
        told(&world, "2024-03-01", "2024-03-31").await?[0],
        "0/0/0/0/2"
    );
    is_sound(&world).await
});

goodword_testkit::store_test!(a_late_fact_moves_what_it_moves, |store| async {
    let mut world = World::on(&store, NOW).await?;
    commission(&mut world).await?;
    world.introduce(("B", "F"), "2024-02-03T10:00:00Z").await?;
    order(&mut world, "O-1", "F", 5).await?;
    let of = async |world: &World| {
        let figures = shown(world, FEBRUARY.0, FEBRUARY.1).await?;
        let advocates = figures.advocates.iter();
        let told = advocates.map(|a| format!("{} {}/{}", a.customer, a.introduced, a.converted));
        anyhow::Ok(told.collect::<Vec<_>>())
    };
    assert_eq!(of(&world).await?, ["B 1/1"]);
    // A was first, as turns out months later.
    world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    assert_eq!(of(&world).await?, ["A 1/1", "B 1/0"]);
    assert_eq!(
        told(&world, FEBRUARY.0, FEBRUARY.1).await?,
        ["2/1/1/1/0", "2/1/1"]
    );
    is_sound(&world).await?;
    // And F had been here before either of them.
    let visit = json!({"customer": "F"});
    world
        .tell("visit.recorded", "2024-01-20T10:00:00Z", visit)
        .await?;
    assert_eq!(
        told(&world, FEBRUARY.0, FEBRUARY.1).await?,
        ["2/0/0/2/0", "2/0/0"]
    );
    assert!(
        shown(&world, FEBRUARY.0, FEBRUARY.1)
            .await?
            .given
            .is_empty()
    );
    is_sound(&world).await
});

goodword_testkit::store_test!(a_program_that_comes_later_counts_what_was, |store| async {
    let mut world = World::on(&store, NOW).await?;
    world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    world.sign_up("F", "2024-02-02T10:00:00Z").await?;
    assert_eq!(told(&world, FEBRUARY.0, FEBRUARY.1).await?[0], "0/0/0/0/0");
    let program = world.preset("storage-both-sides").await?;
    world.preset("coupons-and-points").await?;
    assert_eq!(told(&world, FEBRUARY.0, FEBRUARY.1).await?[0], "2/2/1/0/0");
    let asked = Asked {
        from: day(FEBRUARY.0),
        to: day(FEBRUARY.1),
        program: Some(program.id),
    };
    let (app, admin) = (&world.test.app, &world.test.admin);
    let one = figures::read(app, admin, asked).await?;
    assert_eq!((one.totals.introduced, one.advocates.len()), (1, 1));
    assert_eq!(one.given.len(), 1, "{:?}", one.given);
    let asked = Asked {
        program: Some(uuid_of_nothing()),
        ..asked
    };
    let unknown = figures::read(app, admin, asked).await.unwrap_err();
    assert!(matches!(unknown, Error::NotFound { .. }), "{unknown}");
    is_sound(&world).await
});

/// How many are in each state, what was given, and how often what was refused.
type CameTo = (
    Vec<(&'static str, i64)>,
    Vec<String>,
    Vec<(&'static str, i64)>,
);

goodword_testkit::store_test!(a_program_tells_what_it_came_to, |store| async {
    let mut world = World::on(&store, NOW).await?;
    let program = commission(&mut world).await?;
    let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
    let told = async || -> Result<CameTo> {
        let figures = figures::of_program(&app, &admin, program.id).await?;
        let states = figures.referrals.into_iter();
        let states = states
            .map(|(state, n)| (state.name(), n))
            .filter(|(_, n)| *n != 0);
        let given = figures.given.into_iter();
        let given = given.map(|given| format!("{} {}", given.amount, given.unit));
        let refusals = figures.refusals.into_iter();
        let refusals = refusals.map(|(reason, n)| (reason.code(), n));
        Ok((states.collect(), given.collect(), refusals.collect()))
    };
    assert_eq!(told().await?, (vec![], vec![], vec![]));
    // One that converts, two that are refused, and one that has not done anything yet.
    for (advocate, friend, at) in [
        ("A", "F", "2024-02-01T10:00:00Z"),
        ("B", "F", "2024-02-02T10:00:00Z"),
        ("A", "A", "2024-02-02T10:00:00Z"),
        ("B", "G", "2024-02-02T10:00:00Z"),
    ] {
        world.introduce((advocate, friend), at).await?;
    }
    order(&mut world, "O-1", "F", 5).await?;
    let states = vec![("introduced", 1), ("converted", 1), ("refused", 2)];
    let refusals = vec![("already_referred", 1), ("self_referral", 1)];
    let expected = (states, vec!["48.00 CNY".to_owned()], refusals);
    assert_eq!(told().await?, expected);
    is_sound(&world).await?;
    let cancelled = json!({"order": "O-1"});
    world
        .tell("order.cancelled", "2024-02-07T00:00:00Z", cancelled)
        .await?;
    let (states, given, _) = told().await?;
    assert_eq!(states, [("introduced", 1), ("refused", 2), ("voided", 1)]);
    assert_eq!(given, [] as [String; 0]);
    is_sound(&world).await?;
    let unknown = figures::of_program(&app, &admin, uuid_of_nothing()).await;
    assert!(matches!(unknown, Err(Error::NotFound { .. })));
    Ok(())
});

fn uuid_of_nothing() -> uuid::Uuid {
    uuid::Uuid::from_u128(0xdead)
}

// A screen asks for the figures of each of its programs at once: more at a time than
// there are readers, each of which must be content with one.
goodword_testkit::store_test!(figures_of_many_programs_are_read_at_once, |store| async {
    let world = World::on(&store, NOW).await?;
    let program = world.preset("storage-both-sides").await?;
    let asked = Asked {
        from: day(FEBRUARY.0),
        to: day(FEBRUARY.1),
        program: Some(program.id),
    };
    let mut reading = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
        reading.spawn(async move {
            figures::read(&app, &admin, asked).await?;
            figures::days(&app, &admin, asked).await
        });
    }
    let all = tokio::time::timeout(std::time::Duration::from_secs(20), reading.join_all()).await?;
    for read in all {
        read?;
    }
    Ok(())
});

goodword_testkit::store_test!(wrong_counts_are_found_and_counted_again, |store| async {
    let mut world = World::on(&store, NOW).await?;
    let program = commission(&mut world).await?;
    world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    let organization = world.test.admin.organization;
    let before = told(&world, FEBRUARY.0, FEBRUARY.1).await?;
    let tx = store.begin(organization).await?;
    let (day, program_id) = (19_754, uuid_of_nothing());
    let wrong = ReferralDay {
        organization_id: organization,
        day,
        program_id,
        channel: "link".to_owned(),
        introduced: 3,
        refused: 0,
        qualified_of: 0,
        converted_of: 0,
        voided_of: 0,
        qualified_on: 0,
        converted_on: 0,
        voided_on: 0,
    };
    tx.figures().add_referral_days(&[wrong]).await?;
    let more = AdvocateDay {
        organization_id: organization,
        day,
        program_id,
        advocate: "Z".to_owned(),
        introduced: 0,
        converted: 1,
    };
    tx.figures().add_advocate_days(&[more]).await?;
    let many = ReferralCount {
        organization_id: organization,
        program_id: program.id,
        state: 0,
        n: 1,
    };
    tx.referrals().add_counts(&[many]).await?;
    tx.commit().await?;
    let diagnosis = examine(&world.test.app).await?;
    let found: Vec<_> = diagnosis
        .checks
        .iter()
        .filter(|check| check.found > 0)
        .collect();
    assert_eq!(
        (found.len(), found[0].name, found[0].found),
        (1, "figures", 3)
    );
    let tx = store.begin(organization).await?;
    let row = tx.organization().cloned().unwrap();
    figures::recount(&tx, &row).await?;
    tx.commit().await?;
    assert_eq!(told(&world, FEBRUARY.0, FEBRUARY.1).await?, before);
    is_sound(&world).await
});

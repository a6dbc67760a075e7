//! A program never spends more than its budget (practice F8).

use goodword_app::program::Policy;
use goodword_store::{RewardFilter, Span};
use serde_json::json;

use crate::world::World;

const EVER: Span = Span {
    from: 0,
    to: 40_000,
    program_id: None,
};

fn policy() -> Policy {
    Policy::Definition(json!({
        "name": "points-for-two", "currency": "CNY",
        "budget": {"points": "250"},
        "rule": [{
            "for": "advocate", "on": "signed_up",
            "gives": {"unit": "points", "amount": "100"},
        }],
    }))
}

goodword_testkit::store_test!(what_the_budget_does_not_reach_is_refused, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let program = world.launch(policy(), "2024-01-01T00:00:00Z").await?;
    for (day, friend) in [("02", "F-1"), ("03", "F-2"), ("04", "F-3")] {
        world
            .introduce(("A", friend), &format!("2024-02-{day}T10:00:00Z"))
            .await?;
        world
            .sign_up(friend, &format!("2024-02-{day}T11:00:00Z"))
            .await?;
    }
    let summary = world.summary(program.id, None).await?;
    assert_eq!(summary["balances"]["A"]["points"]["available"], "200");
    assert_eq!(
        summary["refusals"],
        json!([{"event": "e-6", "friend": "F-3", "reason": "over_budget"}])
    );
    assert_eq!(summary["referrals"]["converted"], 3);
    // What fraud gives back can be spent again, but what was refused stays so.
    let fraud = json!({"advocate": "A", "friend": "F-1"});
    world
        .tell("fraud.confirmed", "2024-02-05T10:00:00Z", fraud)
        .await?;
    world
        .introduce(("A", "F-4"), "2024-02-06T10:00:00Z")
        .await?;
    world.sign_up("F-4", "2024-02-06T11:00:00Z").await?;
    assert_eq!(world.balance(program.id, "A", "points").await?, 200);
    let rewards = store.reader();
    let filter = RewardFilter {
        state: Some(2),
        ..RewardFilter::default()
    };
    let organization = world.test.admin.organization;
    let page = rewards
        .rewards()
        .list(organization, &filter, &goodword_store::Paging::first(9))
        .await?;
    let ids: Vec<&str> = page.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["points-for-two/advocate/A/F-3"]);
    // What was refused is not counted as given, and what was given back is not either.
    let given = store.reader().figures().given(organization, EVER).await?;
    assert_eq!((given.len(), given[0].amount), (1, 200));
    Ok(())
});

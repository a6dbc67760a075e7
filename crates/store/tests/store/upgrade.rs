//! An installation that upgrades keeps what it has.

use anyhow::Result;
use goodword_store::*;

use crate::raw::{connect, execute};
use crate::rows::*;

const DAY: i64 = 86_400_000_000;

/// Takes the tables of the counts away, as if this program were of the time before them.
async fn downgrade(store: &goodword_testkit::store::TestStore) -> Result<()> {
    let db = connect(store).await?;
    for statement in [
        "DROP TABLE referral_day",
        "DROP TABLE reward_day",
        "DROP TABLE advocate_day",
        "DROP TABLE click_day",
        "DROP TABLE change",
        "DROP INDEX event__customer__time",
        "DROP INDEX event__other__time",
        "DROP INDEX event__kind__time",
        "CREATE INDEX event__customer ON event (organization_id, customer)",
        "CREATE INDEX event__other ON event (organization_id, other)",
        "DELETE FROM seaql_migrations WHERE version = 'm20261128_000002_figures'",
    ] {
        execute(&db, statement).await?;
    }
    Ok(db.close().await?)
}

fn given(earned_at: i64, state: i16, changes: &[(i64, &str)]) -> (String, i64, i16) {
    let changes = changes.iter().enumerate().map(|(n, (amount, unit))| {
        format!(r#"{{"at":{n},"rank":0,"amounts":{{"{unit}":{amount},"CNY":1}}}}"#)
    });
    let changes: Vec<String> = changes.collect();
    let lines = format!(r#"{{"id":"x","changes":[{}]}}"#, changes.join(","));
    (lines, earned_at, state)
}

goodword_testkit::store_test!(refusals_are_counted_by_an_upgrade, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut rows = ["e-1", "e-2", "e-3"].map(|event| refusal(organization, "C-1", event));
    rows[2].reason = "over_cap".to_owned();
    tx.refusals().add(organization, &rows).await?;
    tx.commit().await?;
    let db = connect(&store).await?;
    let migration = "m20261128_000006_refusal_count";
    execute(&db, "DROP TABLE refusal_count").await?;
    let undone = format!("DELETE FROM seaql_migrations WHERE version = '{migration}'");
    execute(&db, &undone).await?;
    db.close().await?;
    assert_eq!(store.migrate().await?, [migration]);
    let counts = store
        .reader()
        .refusals()
        .counts(organization, PROGRAM)
        .await?;
    let count = |reason, n| refusal_count(organization, reason, n);
    assert_eq!(counts, [count("not_new", 2), count("over_cap", 1)]);
    Ok(())
});

goodword_testkit::store_test!(an_upgrade_marks_whose_people_have_no_words, |store| async {
    let organization = organization(&store, "A").await?;
    let db = connect(&store).await?;
    let migration = "m20261128_000007_customer_word";
    execute(&db, "DROP TABLE customer_word").await?;
    let undone = format!("DELETE FROM seaql_migrations WHERE version = '{migration}'");
    execute(&db, &undone).await?;
    db.close().await?;
    assert_eq!(store.migrate().await?, [migration]);
    let settings = store.reader().settings();
    let marked = settings.get(organization, "customers.unindexed").await?;
    assert_eq!(marked.as_deref(), Some("true"));
    Ok(())
});

goodword_testkit::store_test!(counts_are_filled_from_what_is_there, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let at = |state, channel: &str, [introduced, qualified, converted, voided]: [i64; 4]| {
        let some = |at: i64| (at >= -DAY).then_some(at);
        let mut row = referral(organization, "A", &format!("F-{state}-{introduced}"));
        (row.state, row.channel) = (state, channel.to_owned());
        row.introduced_at = introduced;
        (row.qualified_at, row.converted_at) = (some(qualified), some(converted));
        row.voided_at = some(voided);
        row
    };
    const NONE: i64 = i64::MIN;
    let referrals = [
        at(0, "link", [5 * DAY, NONE, NONE, NONE]),
        at(1, "link", [5 * DAY + 1, 6 * DAY, NONE, NONE]),
        at(2, "link", [6 * DAY - 1, 6 * DAY, 7 * DAY + 9, NONE]),
        at(3, "qr", [-1, 6 * DAY, NONE, NONE]),
        at(4, "qr", [-DAY, 6 * DAY, 6 * DAY, 8 * DAY]),
    ];
    tx.referrals().upsert_many(&referrals).await?;
    let rewards = [
        given(5 * DAY, 0, &[(500, "points"), (-200, "points")]),
        given(5 * DAY + 3, 0, &[(50, "points")]),
        given(5 * DAY, 2, &[(9_000, "points")]),
        given(-1, 1, &[(7, "points"), (-7, "points")]),
    ];
    for (n, (lines, earned_at, state)) in rewards.into_iter().enumerate() {
        let mut row = reward(organization, &format!("r-{n}"));
        (row.lines, row.earned_at, row.state) = (lines, earned_at, state);
        tx.rewards().upsert_many(&[row]).await?;
    }
    let clicks = [
        click_count(organization, 5, 4),
        ClickCount {
            code: "another".to_owned(),
            ..click_count(organization, 5, 3)
        },
    ];
    tx.clicks().add_counts(&clicks).await?;
    tx.commit().await?;
    downgrade(&store).await?;
    assert_eq!(store.migrate().await?, ["m20261128_000002_figures"]);
    let reader = store.reader();
    let paging = Paging::first(99);
    let row = |day, channel, of: [i64; 5], on: [i64; 3]| ReferralDay {
        introduced: of[0],
        refused: of[1],
        qualified_of: of[2],
        converted_of: of[3],
        voided_of: of[4],
        qualified_on: on[0],
        converted_on: on[1],
        voided_on: on[2],
        ..referral_day(organization, day, channel)
    };
    let figures = reader.figures();
    let days = figures.referral_days(organization, &paging).await?;
    assert_eq!(
        days.rows,
        [
            row(-1, "qr", [2, 1, 0, 0, 1], [0, 0, 0]),
            row(5, "link", [3, 0, 2, 1, 0], [0, 0, 0]),
            row(6, "link", [0, 0, 0, 0, 0], [2, 0, 0]),
            row(7, "link", [0, 0, 0, 0, 0], [0, 1, 0]),
            row(8, "qr", [0, 0, 0, 0, 0], [0, 0, 1]),
        ]
    );
    let rewards = figures.reward_days(organization, &paging).await?;
    let rewards: Vec<_> = rewards
        .rows
        .iter()
        .map(|row| (row.day, row.unit.as_str(), row.amount))
        .collect();
    assert_eq!(
        rewards,
        [
            (-1, "CNY", 2),
            (-1, "points", 0),
            (5, "CNY", 3),
            (5, "points", 350)
        ]
    );
    let advocates = figures.advocate_days(organization, &paging).await?;
    let advocates: Vec<_> = advocates
        .rows
        .iter()
        .map(|row| (row.day, row.introduced, row.converted))
        .collect();
    assert_eq!(advocates, [(-1, 2, 0), (5, 3, 0), (7, 0, 1)]);
    let clicks = reader.clicks();
    let clicks = clicks.counts_by_day(organization, None, 0, 9).await?;
    assert_eq!(clicks, [(5, 7)]);
    Ok(())
});

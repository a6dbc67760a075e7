//! Counts by day, and changes in their order.

use anyhow::Result;
use goodword_store::*;
use goodword_testkit::store;
use uuid::Uuid;

use crate::raw::{connect, texts};
use crate::rows::*;

fn span(from: i32, to: i32) -> Span {
    Span {
        from,
        to,
        program_id: None,
    }
}

goodword_testkit::store_test!(counts_are_added_up_by_day_and_channel, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let day = |day, channel| referral_day(organization, day, channel);
    let converted = ReferralDay {
        introduced: 0,
        qualified_of: 1,
        converted_of: 1,
        qualified_on: 1,
        converted_on: 1,
        ..day(7, "link")
    };
    let other = ReferralDay {
        program_id: id(),
        refused: 1,
        ..day(8, "qr")
    };
    let figures = tx.figures();
    figures
        .add_referral_days(&[day(7, "link"), day(7, "link"), day(9, "qr"), other.clone()])
        .await?;
    figures.add_referral_days(&[converted]).await?;
    let gone = ReferralDay {
        introduced: -1,
        ..day(7, "link")
    };
    figures.add_referral_days(&[gone]).await?;
    let sums = |day, introduced, converted, refused| DaySums {
        day,
        introduced,
        qualified: converted,
        converted,
        refused,
        voided: 0,
    };
    let days = figures.days(organization, span(7, 8)).await?;
    assert_eq!(days, [sums(7, 1, 1, 0), sums(8, 1, 0, 1)]);
    let one = Span {
        program_id: Some(PROGRAM),
        ..span(7, 9)
    };
    let days = figures.days(organization, one).await?;
    assert_eq!(days, [sums(7, 1, 1, 0), sums(9, 1, 0, 0)]);
    let channels = figures.channels(organization, span(0, 99)).await?;
    let told = channels.iter();
    let told = told.map(|c| (c.channel.as_str(), c.introduced, c.qualified, c.converted));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [("link", 1, 1, 1), ("qr", 2, 0, 0)]
    );
    figures.forget(organization).await?;
    assert_eq!(figures.days(organization, span(0, 99)).await?, []);
    Ok(())
});

goodword_testkit::store_test!(those_who_brought_most_come_first, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let row = |day, advocate, introduced, converted| AdvocateDay {
        introduced,
        converted,
        ..advocate_day(organization, day, advocate)
    };
    let rows = [
        row(1, "early", 9, 9),
        row(2, "A", 1, 1),
        row(3, "A", 1, 1),
        row(2, "B", 5, 2),
        row(3, "C", 3, 0),
        row(3, "D", 0, 0),
        row(2, "E", 0, 1),
    ];
    tx.figures().add_advocate_days(&rows).await?;
    let found = tx.figures().advocates(organization, span(2, 3), 4).await?;
    let told = found.iter();
    let told = told.map(|row| (row.advocate.as_str(), row.introduced, row.converted));
    let expected = [("B", 5, 2), ("A", 2, 2), ("E", 0, 1), ("C", 3, 0)];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let rewards = [
        reward_day(organization, 2, 500),
        reward_day(organization, 3, -200),
        reward_day(organization, 4, 9),
    ];
    tx.figures().add_reward_days(&rewards).await?;
    let given = tx.figures().given(organization, span(2, 3)).await?;
    assert_eq!((given.len(), given[0].amount), (1, 300));
    Ok(())
});

goodword_testkit::store_test!(clicks_of_a_day_are_counted_once_more, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin_unscoped().await?;
    let code = |code: &str, n| ClickCount {
        code: code.to_owned(),
        ..click_count(organization, 3, n)
    };
    let rows = [code("a", 2), code("b", 3), click_count(organization, 4, 1)];
    tx.clicks().add_counts(&rows).await?;
    tx.clicks().add_counts(&rows[1..]).await?;
    let clicks = tx.clicks();
    let found = clicks.counts_by_day(organization, Some(PROGRAM), 0, 9);
    assert_eq!(found.await?, [(3, 8), (4, 2)]);
    let found = clicks.counts_by_day(organization, Some(id()), 0, 9);
    assert_eq!(found.await?, []);
    Ok(())
});

goodword_testkit::store_test!(changes_are_numbered_as_they_are_committed, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    assert_eq!(store.reader().changes().last(a).await?, 0);
    for (organization, number) in [(a, 1), (a, 2), (b, 1), (a, 3)] {
        let tx = store.begin(organization).await?;
        let told = tx.changes();
        let appended = told.append(organization, NEW_YEAR, "[]".to_owned()).await?;
        assert_eq!(appended, number);
        tx.commit().await?;
    }
    let numbers = async |after, limit| {
        let rows = store.reader().changes().after(a, after, limit).await?;
        Ok::<_, Error>(rows.iter().map(|row| row.number).collect::<Vec<_>>())
    };
    assert_eq!(numbers(0, 2).await?, [1, 2]);
    assert_eq!(numbers(2, 9).await?, [3]);
    assert_eq!(store.reader().changes().last(a).await?, 3);
    let tx = store.begin_unscoped().await?;
    let unlocked = tx.changes().append(a, NEW_YEAR, "[]".to_owned()).await;
    assert!(matches!(unlocked, Err(Error::Inconsistent { .. })));
    Ok(())
});

goodword_testkit::store_test!(old_changes_are_forgotten, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    for _ in 0..4_096 + 256 {
        tx.changes()
            .append(organization, NEW_YEAR, "[]".to_owned())
            .await?;
    }
    let first = tx.changes().after(organization, 0, 1).await?;
    assert_eq!(first.first().map(|row| row.number), Some(257));
    Ok(())
});

/// As many referrals as there are, spread over more and more days, fifty a day.
async fn history(store: &store::TestStore, referrals: i32) -> Result<Uuid> {
    let organization = organization(store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut rows = Vec::new();
    let (mut days, mut advocates, mut given) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..referrals {
        let day = 20_000 - n / 50;
        let advocate = format!("A-{}", n % 50);
        let mut row = referral(organization, &advocate, &format!("F-{n}"));
        row.introduced_at = i64::from(day) * 86_400_000_000;
        rows.push(row);
        days.push(referral_day(
            organization,
            day,
            if n % 2 == 0 { "link" } else { "qr" },
        ));
        advocates.push(advocate_day(organization, day, &advocate));
        given.push(reward_day(organization, day, 100));
    }
    tx.referrals().upsert_many(&rows).await?;
    tx.figures().add_referral_days(&days).await?;
    tx.figures().add_advocate_days(&advocates).await?;
    tx.figures().add_reward_days(&given).await?;
    tx.commit().await?;
    Ok(organization)
}

/// How many rows PostgreSQL reads in all tables for one dashboard.
async fn rows_read(referrals: i32) -> Result<i64> {
    let store = store::postgres().await?;
    let organization = history(&store, referrals).await?;
    let db = connect(&store).await?;
    texts(&db, "ANALYZE").await?;
    let read =
        "SELECT COALESCE(SUM(COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0)), 0)::text
        FROM pg_stat_user_tables";
    // A session tells what it read at its end.
    store.close().await?;
    let quiet = async || {
        let mut last = String::new();
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let now = texts(&db, read).await?.join("");
            if now == last {
                return anyhow::Ok(now.parse::<i64>()?);
            }
            last = now;
        }
    };
    let before = quiet().await?;
    let reading = Store::open(store.location()).await?;
    let last_month = span(20_000 - 29, 20_000);
    let figures = reading.reader();
    let figures = figures.figures();
    assert_eq!(figures.days(organization, last_month).await?.len(), 30);
    assert_eq!(figures.channels(organization, last_month).await?.len(), 2);
    assert_eq!(figures.given(organization, last_month).await?.len(), 1);
    let most = figures.advocates(organization, last_month, 10).await?;
    assert_eq!(most.len(), 10);
    reading.close().await?;
    Ok(quiet().await? - before)
}

/// Twenty times the history makes a dashboard of the same days read no more.
#[test]
fn a_dashboard_reads_its_days_and_not_the_history() -> Result<()> {
    store::run(async {
        let (few, many) = (rows_read(1_500).await?, rows_read(20_000).await?);
        assert!(few > 1_500, "{few}");
        assert!(many <= few + few / 10, "{few} and then {many}");
        Ok(())
    })
}

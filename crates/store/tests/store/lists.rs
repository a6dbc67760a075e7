//! Pages cover a list exactly, in both directions, whatever falls together.

use goodword_store::{
    Cursor, Error, Paging, ReferralFilter, RefusalFilter, RewardFilter, TransferFilter,
};

use crate::rows::*;

/// Reads a list to its end through cursors that were text in between, in pages of
/// several sizes and in both directions: `$n` rows, always the same.
macro_rules! covers {
    ($n:expr, $handle:expr, $list:ident($($argument:expr),*)) => {
        let mut whole = $handle.$list($($argument,)* &Paging::first(1_000)).await?.rows;
        for descending in [false, true] {
            assert_eq!(whole.len(), $n, "{}", stringify!($handle));
            for limit in [0, 1, 2, 7, 23, $n as u64] {
                let mut paging = Paging { after: None, limit, descending };
                let mut rows = Vec::new();
                loop {
                    let page = $handle.$list($($argument,)* &paging).await?;
                    assert!(page.rows.len() as u64 <= limit.max(1));
                    rows.extend(page.rows);
                    let Some(next) = page.next else { break };
                    paging.after = Some(next.to_string().parse::<Cursor>()?);
                }
                assert_eq!(rows, whole, "{} by {limit}", stringify!($handle));
            }
            whole.reverse();
        }
    };
}

goodword_testkit::store_test!(pages_cover_facts_and_what_follows, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    // Few distinct times, so that pages end in the middle of equal ones.
    let time = |i: i64| NEW_YEAR + i / 10;
    let numbers = || 0..45_i64;
    let events: Vec<_> = numbers()
        .map(|i| {
            let mut row = event(organization, &format!("e-{i}"));
            (row.time, row.rank) = (time(i), i16::try_from(i % 3).unwrap());
            row
        })
        .collect();
    tx.events().insert_many(&events).await?;
    let repeats: Vec<_> = numbers()
        .map(|i| repeat(organization, 0, time(i)))
        .collect();
    tx.repeats().insert_many(&repeats).await?;
    let clicks: Vec<_> = numbers().map(|_| click(organization)).collect();
    tx.clicks().insert_many(&clicks).await?;
    let people: Vec<_> = names("C-", 45)
        .iter()
        .map(|name| customer(organization, name))
        .collect();
    tx.customers().upsert_many(&people).await?;
    for name in names("p", 45) {
        tx.programs().insert(program(organization, &name)).await?;
        tx.advocates()
            .enrol(advocate(organization, &name, &name))
            .await?;
    }
    for number in 1..=45 {
        tx.programs()
            .insert_version(program_version(organization, number))
            .await?;
        tx.drafts().insert(draft(organization)).await?;
    }
    tx.commit().await?;
    let reader = store.reader();
    covers!(45, reader.events(), list(organization, i64::MAX));
    covers!(20, reader.events(), list(organization, NEW_YEAR + 1));
    covers!(45, reader.repeats(), list(organization));
    covers!(45, reader.clicks(), list(organization));
    covers!(45, reader.customers(), list(organization, ""));
    covers!(11, reader.customers(), list(organization, "C-1"));
    covers!(45, reader.programs(), list(organization));
    covers!(45, reader.programs(), list_versions(organization, PROGRAM));
    covers!(45, reader.drafts(), list(organization));
    covers!(45, reader.advocates(), list(organization, Some(PROGRAM)));
    Ok(())
});

goodword_testkit::store_test!(pages_cover_decisions_and_books, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let names = names("C-", 45);
    let at = |i: usize| NEW_YEAR + i64::try_from(i / 10).unwrap();
    let (mut referrals, mut rewards, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    let (mut accounts, mut messages) = (Vec::new(), Vec::new());
    for (i, name) in names.iter().enumerate() {
        let mut row = referral(organization, "C-1", name);
        (row.introduced_at, row.state) = (at(i), i16::try_from(i % 5).unwrap());
        referrals.push(row);
        let mut row = reward(organization, name);
        row.earned_at = at(i);
        rewards.push(row);
        let mut row = refusal(organization, "C-1", name);
        row.at = at(i);
        refusals.push(row);
        accounts.push(account(organization, name, 1));
        let mut row = message(organization, NEW_YEAR);
        row.parked_at = Some(at(i));
        messages.push(row);
    }
    tx.referrals().upsert_many(&referrals).await?;
    tx.rewards().upsert_many(&rewards).await?;
    tx.refusals()
        .replace(organization, &[scope_key("C-1")], &refusals)
        .await?;
    tx.accounts().add(&accounts).await?;
    tx.outbox().enqueue_many(&messages).await?;
    tx.transfers()
        .append(organization, vec![transfer("C-1", 1); 45])
        .await?;
    tx.commit().await?;
    let reader = store.reader();
    let (any, every) = (ReferralFilter::default(), RewardFilter::default());
    covers!(45, reader.referrals(), list(organization, &any));
    let third = ReferralFilter {
        program_id: Some(PROGRAM),
        advocate: Some("C-1".to_owned()),
        state: Some(3),
        ..ReferralFilter::default()
    };
    covers!(9, reader.referrals(), list(organization, &third));
    covers!(45, reader.rewards(), list(organization, &every));
    covers!(
        45,
        reader.refusals(),
        list(organization, &RefusalFilter::default())
    );
    covers!(45, reader.accounts(), list(organization, None));
    covers!(45, reader.outbox(), parked(organization));
    covers!(
        45,
        reader.transfers(),
        list(organization, &TransferFilter::default())
    );
    let house = TransferFilter {
        program_id: None,
        account: Some("house".to_owned()),
    };
    covers!(45, reader.transfers(), list(organization, &house));
    Ok(())
});

goodword_testkit::store_test!(a_cursor_of_another_list_is_refused, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let people = [customer(organization, "a"), customer(organization, "b")];
    tx.customers().upsert_many(&people).await?;
    let page = tx
        .customers()
        .list(organization, "", &Paging::first(1))
        .await?;
    let foreign = Paging::first(1).after(page.next);
    let refused = tx.events().list(organization, i64::MAX, &foreign).await;
    assert!(matches!(refused, Err(Error::CursorInvalid)), "{refused:?}");
    let refused = tx.repeats().list(organization, &foreign).await;
    assert!(matches!(refused, Err(Error::CursorInvalid)), "{refused:?}");
    let filter = TransferFilter::default();
    let refused = tx.transfers().list(organization, &filter, &foreign).await;
    assert!(matches!(refused, Err(Error::CursorInvalid)), "{refused:?}");
    Ok(())
});

//! What one organization has, another never sees, under the same names.

use goodword_store::*;
use goodword_testkit::store::TestStore;
use uuid::Uuid;

use crate::rows::*;

/// One row of everything. The names are the same for every organization.
async fn fill(store: &TestStore, organization: Uuid, unique: &str) -> Result<(), Error> {
    let tx = store.begin(organization).await?;
    tx.api_keys()
        .insert(api_key(organization, unique.as_bytes()))
        .await?;
    tx.programs().insert(program(organization, "gold")).await?;
    tx.programs()
        .insert_version(program_version(organization, 1))
        .await?;
    tx.events()
        .insert_many(&[event(organization, "e-1")])
        .await?;
    tx.repeats()
        .insert_many(&[repeat(organization, 1, NEW_YEAR)])
        .await?;
    tx.scopes()
        .upsert_many(&[scope(organization, "C-1", unique)])
        .await?;
    tx.deeds()
        .upsert_many(&[deed(organization, "C-1", "C-2")])
        .await?;
    tx.referrals()
        .upsert_many(&[referral(organization, "C-1", "C-2")])
        .await?;
    tx.referrals()
        .add_counts(&[referral_count(organization, 0, 1)])
        .await?;
    tx.rewards()
        .upsert_many(&[reward(organization, "r-1")])
        .await?;
    let refusals = [refusal(organization, "C-1", "e-1")];
    tx.refusals()
        .replace(organization, &[scope_key("C-1")], &refusals)
        .await?;
    tx.transfers()
        .append(organization, vec![transfer("C-1", 5)])
        .await?;
    tx.accounts()
        .add(&[account(organization, "house", -5)])
        .await?;
    tx.wake_ups()
        .upsert_many(&[wake_up(organization, "C-1", NEW_YEAR)])
        .await?;
    let mut parked = message(organization, NEW_YEAR);
    parked.parked_at = Some(NEW_YEAR);
    tx.outbox().enqueue_many(&[parked]).await?;
    tx.advocates()
        .enrol(advocate(organization, "C-1", unique))
        .await?;
    tx.clicks().insert_many(&[click(organization)]).await?;
    tx.clicks()
        .add_counts(&[click_count(organization, 1, 1)])
        .await?;
    tx.customers()
        .upsert_many(&[customer(organization, "C-1")])
        .await?;
    tx.webhook_endpoints()
        .insert(webhook_endpoint(organization))
        .await?;
    tx.settings().set(organization, "zone", unique).await?;
    tx.commit().await
}

/// How many rows each read finds, under the name of the read.
async fn seen(reader: Reader<'_>, of: Uuid) -> Result<Vec<(&'static str, usize)>, Error> {
    let paging = Paging::first(100);
    let (one, person) = ([scope_key("C-1")], ["C-1".to_owned()]);
    let friend = ReferralKey {
        program_id: PROGRAM,
        friend: "C-2".to_owned(),
        advocate: "C-1".to_owned(),
    };
    let name = [("/shop/pos-3".to_owned(), "e-1".to_owned())];
    let house = [AccountKey {
        program_id: PROGRAM,
        name: "house".to_owned(),
        unit: "CNY".to_owned(),
    }];
    let (referrals, rewards) = (ReferralFilter::default(), RewardFilter::default());
    let (refusals, lines) = (RefusalFilter::default(), TransferFilter::default());
    let customers = ["C-5".to_owned()];
    Ok(vec![
        ("api_keys.list", reader.api_keys().list(of).await?.len()),
        (
            "programs.list",
            reader.programs().list(of, &paging).await?.rows.len(),
        ),
        (
            "programs.by_name",
            reader
                .programs()
                .by_name(of, "gold")
                .await?
                .into_iter()
                .count(),
        ),
        (
            "programs.versions",
            reader.programs().versions(of, &[PROGRAM]).await?.len(),
        ),
        (
            "events.list",
            reader
                .events()
                .list(of, i64::MAX, &paging)
                .await?
                .rows
                .len(),
        ),
        (
            "events.by_names",
            reader.events().by_names(of, &name).await?.len(),
        ),
        (
            "events.by_customers",
            reader.events().by_customers(of, &customers).await?.len(),
        ),
        (
            "events.count",
            usize::from(reader.events().count_until(of, i64::MAX).await? == 1),
        ),
        (
            "repeats.list",
            reader.repeats().list(of, &paging).await?.rows.len(),
        ),
        (
            "repeats.counts",
            reader.repeats().counts_until(of, i64::MAX).await?.len(),
        ),
        ("scopes.load", reader.scopes().load(of, &one).await?.len()),
        (
            "deeds",
            reader
                .deeds()
                .by_advocates(of, &[(PROGRAM, "C-1".to_owned())])
                .await?
                .len(),
        ),
        (
            "referrals.get",
            reader
                .referrals()
                .get(of, &friend)
                .await?
                .into_iter()
                .count(),
        ),
        (
            "referrals.list",
            reader
                .referrals()
                .list(of, &referrals, &paging)
                .await?
                .rows
                .len(),
        ),
        (
            "referrals.counts",
            reader.referrals().counts(of, PROGRAM).await?.len(),
        ),
        (
            "rewards.get",
            reader
                .rewards()
                .get(of, PROGRAM, "r-1")
                .await?
                .into_iter()
                .count(),
        ),
        (
            "rewards.list",
            reader
                .rewards()
                .list(of, &rewards, &paging)
                .await?
                .rows
                .len(),
        ),
        (
            "refusals.list",
            reader
                .refusals()
                .list(of, &refusals, &paging)
                .await?
                .rows
                .len(),
        ),
        (
            "refusals.by_scopes",
            reader.refusals().by_scopes(of, &one).await?.len(),
        ),
        (
            "transfers.list",
            reader
                .transfers()
                .list(of, &lines, &paging)
                .await?
                .rows
                .len(),
        ),
        (
            "transfers.by_scopes",
            reader.transfers().by_scopes(of, &one).await?.len(),
        ),
        (
            "balances_at",
            reader
                .transfers()
                .balances_at(of, None, i64::MAX)
                .await?
                .len()
                / 2,
        ),
        (
            "head",
            usize::try_from(reader.transfers().head(of).await?.number).unwrap(),
        ),
        (
            "accounts.load",
            reader.accounts().load(of, &house).await?.len(),
        ),
        (
            "accounts.list",
            reader.accounts().list(of, None, &paging).await?.rows.len(),
        ),
        (
            "wake_ups.load",
            reader.wake_ups().load(of, &one).await?.len(),
        ),
        (
            "outbox.parked",
            reader.outbox().parked(of, &paging).await?.rows.len(),
        ),
        (
            "advocates.list",
            reader.advocates().list(of, None, &paging).await?.rows.len(),
        ),
        (
            "advocates",
            reader
                .advocates()
                .by_customers(of, PROGRAM, &person)
                .await?
                .len(),
        ),
        (
            "clicks.list",
            reader.clicks().list(of, &paging).await?.rows.len(),
        ),
        (
            "clicks.counts",
            reader.clicks().counts(of, PROGRAM, 0, 9).await?.len(),
        ),
        (
            "customers.list",
            reader.customers().list(of, "", &paging).await?.rows.len(),
        ),
        (
            "customers.load",
            reader.customers().load(of, &person).await?.len(),
        ),
        (
            "customers.get",
            reader.customers().get(of, "C-1").await?.into_iter().count(),
        ),
        (
            "webhook_endpoints.list",
            reader.webhook_endpoints().list(of).await?.len(),
        ),
        ("settings.all", reader.settings().all(of).await?.len()),
        (
            "settings.get",
            reader.settings().get(of, "zone").await?.into_iter().count(),
        ),
    ])
}

goodword_testkit::store_test!(each_organization_sees_its_own_rows_only, |store| async {
    let mut organizations = Vec::new();
    for name in ["A", "B", "C"] {
        organizations.push(organization(&store, name).await?);
    }
    fill(&store, organizations[0], "a").await?;
    fill(&store, organizations[1], "b").await?;
    for (organization, expected) in organizations.iter().zip([1, 1, 0]) {
        for (read, found) in seen(store.reader(), *organization).await? {
            assert_eq!(found, expected, "{read}");
        }
    }
    Ok(())
});

goodword_testkit::store_test!(what_one_removes_stays_with_the_other, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    fill(&store, a, "a").await?;
    fill(&store, b, "b").await?;
    let before = seen(store.reader(), b).await?;
    let tx = store.begin(a).await?;
    let key = ReferralKey {
        program_id: PROGRAM,
        friend: "C-2".to_owned(),
        advocate: "C-1".to_owned(),
    };
    tx.referrals().delete(a, &[key]).await?;
    tx.wake_ups().delete(a, &[scope_key("C-1")]).await?;
    tx.refusals().replace(a, &[scope_key("C-1")], &[]).await?;
    let gone = DeedKey {
        program_id: PROGRAM,
        advocate: "C-1".to_owned(),
        friend: "C-2".to_owned(),
        key: "order/O-9".to_owned(),
        shown_from: NEW_YEAR,
    };
    tx.deeds().delete(a, &[gone]).await?;
    tx.commit().await?;
    assert_eq!(seen(store.reader(), b).await?, before);
    let left: usize = seen(store.reader(), a)
        .await?
        .iter()
        .map(|(_, found)| found)
        .sum();
    assert_eq!(left, before.len() - 6);
    Ok(())
});

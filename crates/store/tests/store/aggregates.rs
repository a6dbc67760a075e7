//! What is written is what is read, aggregate by aggregate.

use goodword_store::*;

use crate::rows::*;

goodword_testkit::store_test!(organizations, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    let organizations = store.reader().organizations();
    assert_eq!(organizations.first().await?.map(|row| row.id), Some(a));
    let all = organizations.all().await?;
    assert_eq!(all.iter().map(|row| row.id).collect::<Vec<_>>(), [a, b]);
    assert_eq!(organizations.get(b).await?, Some(all[1].clone()));
    Ok(())
});

goodword_testkit::store_test!(api_keys, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let key = api_key(organization, b"\x00\xffhash");
    tx.api_keys().insert(key.clone()).await?;
    assert_eq!(tx.api_keys().by_hash(&key.hash).await?, Some(key.clone()));
    assert_eq!(tx.api_keys().by_hash(b"another").await?, None);
    assert!(tx.api_keys().revoke(organization, key.id, 5).await?);
    assert!(!tx.api_keys().revoke(organization, key.id, 6).await?);
    let revoked = ApiKey {
        revoked_at: Some(5),
        ..key.clone()
    };
    assert_eq!(tx.api_keys().list(organization).await?, [revoked]);
    let twice = tx.api_keys().insert(api_key(organization, &key.hash)).await;
    assert!(matches!(twice, Err(Error::NameTaken { .. })), "{twice:?}");
    Ok(())
});

goodword_testkit::store_test!(drafts, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    let tx = store.begin(a).await?;
    let mut draft = draft(a);
    tx.drafts().insert(draft.clone()).await?;
    let bare = Draft {
        id: id(),
        preset: None,
        program_id: None,
        ..draft.clone()
    };
    tx.drafts().insert(bare.clone()).await?;
    // Whatever was typed is kept: no database looks into it.
    (draft.definition, draft.updated_at) = (r#"[7,"\u0000"]"#.to_owned(), NEW_YEAR + 1);
    let (definition, at) = (&draft.definition, draft.updated_at);
    assert!(tx.drafts().save(a, draft.id, definition, at).await?);
    assert!(!tx.drafts().save(a, id(), definition, at).await?);
    assert_eq!(tx.drafts().get(a, draft.id).await?.as_ref(), Some(&draft));
    assert!(!tx.drafts().delete(a, id()).await?);
    assert!(tx.drafts().save(b, draft.id, "{}", at).await.is_err());
    assert!(tx.drafts().delete(b, draft.id).await.is_err());
    let all = tx.drafts().list(a, &Paging::first(9)).await?.rows;
    assert_eq!(all, [draft.clone(), bare.clone()]);
    assert!(tx.drafts().delete(a, draft.id).await?);
    assert!(!tx.drafts().delete(a, draft.id).await?);
    assert_eq!(tx.drafts().get(a, draft.id).await?, None);
    assert_eq!(tx.drafts().get(a, bare.id).await?, Some(bare));
    Ok(())
});

goodword_testkit::store_test!(programs_and_their_versions, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut gold = program(organization, "gold");
    tx.programs().insert(gold.clone()).await?;
    for version in [2, 1] {
        tx.programs()
            .insert_version(program_version(organization, version))
            .await?;
    }
    gold.history = r#"[{"paused":1}]"#.to_owned();
    assert!(
        tx.programs()
            .save_history(organization, gold.id, &gold.history)
            .await?
    );
    assert!(!tx.programs().save_history(organization, id(), "[]").await?);
    assert_eq!(
        tx.programs().by_id(organization, gold.id).await?,
        Some(gold.clone())
    );
    assert_eq!(
        tx.programs().by_name(organization, "gold").await?,
        Some(gold)
    );
    assert_eq!(tx.programs().by_name(organization, "Gold").await?, None);
    let versions = tx
        .programs()
        .versions(organization, &[PROGRAM, id()])
        .await?;
    assert_eq!(
        versions,
        [1, 2].map(|version| program_version(organization, version))
    );
    let twice = tx.programs().insert(program(organization, "gold")).await;
    assert!(matches!(twice, Err(Error::NameTaken { .. })), "{twice:?}");
    Ok(())
});

goodword_testkit::store_test!(facts_are_found_by_what_they_name, |store| async {
    let organization = organization(&store, "A").await?;
    let named = |name: &str, time: i64, change: fn(&mut Event)| {
        let mut row = event(organization, name);
        row.time = time;
        change(&mut row);
        row
    };
    // More than one list holds, so that lists are cut and rows found twice are one.
    let mut rows = vec![
        named("late", 9, |row| row.other = Some("f299".to_owned())),
        named("early", 1, |row| {
            (row.customer, row.other) = (Some("f0".to_owned()), Some("f298".to_owned()));
        }),
        named("order", 5, |row| row.order_name = Some("O-1".to_owned())),
        named("card", 6, |row| {
            (row.instrument, row.thing) = (Some("K-1".to_owned()), Some("g".to_owned()));
        }),
        named("bare", 7, |row| row.customer = None),
    ];
    // The same id from another source is another event.
    rows.push(Event {
        source: "/other".to_owned(),
        ..named("order", 4, |_| {})
    });
    let tx = store.begin(organization).await?;
    tx.events().insert_many(&rows).await?;
    let ids = |rows: Vec<Event>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let events = tx.events();
    let friends = names("f", 300);
    assert_eq!(
        ids(events.of_customers(organization, &friends).await?),
        ["early"]
    );
    assert_eq!(
        ids(events.mentioning(organization, &friends).await?),
        ["early", "late"]
    );
    let orders = ["O-1".to_owned(), "O-2".to_owned()];
    assert_eq!(
        events.by_orders(organization, &orders).await?,
        [rows[2].clone()]
    );
    let cards = ["K-1".to_owned()];
    assert_eq!(
        events.by_instruments(organization, &cards).await?,
        [rows[3].clone()]
    );
    let things = ["g".to_owned()];
    assert_eq!(
        events.by_things(organization, &things).await?,
        [rows[3].clone()]
    );
    assert_eq!(events.of_customers(organization, &[]).await?, []);
    let pair = |source: &str, id: &str| (source.to_owned(), id.to_owned());
    let wanted = [
        pair("/shop/pos-3", "order"),
        pair("/shop/pos-3", "order"),
        pair("/other", "late"),
        pair("/other", "nothing"),
    ];
    assert_eq!(
        events.by_names(organization, &wanted).await?,
        [rows[2].clone()]
    );
    assert_eq!(events.count_until(organization, 5).await?, 3);
    Ok(())
});

goodword_testkit::store_test!(repeats_are_counted_by_kind, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let rows = [(0, 1), (0, 2), (1, 2), (1, 9)].map(|(kind, at)| repeat(organization, kind, at));
    tx.repeats().insert_many(&rows).await?;
    assert_eq!(
        tx.repeats().counts_until(organization, 2).await?,
        [(0, 2), (1, 1)]
    );
    assert_eq!(tx.repeats().counts_until(organization, 0).await?, []);
    assert_eq!(
        tx.repeats()
            .list(organization, &Paging::first(9))
            .await?
            .rows
            .len(),
        4
    );
    Ok(())
});

goodword_testkit::store_test!(
    scopes_are_written_and_loaded_by_the_hundred,
    |store| async {
        let organization = organization(&store, "A").await?;
        let names = names("C-", 301);
        let rows: Vec<_> = names
            .iter()
            .map(|name| scope(organization, name, "1"))
            .collect();
        let keys: Vec<_> = names.iter().map(|name| scope_key(name)).collect();
        let tx = store.begin(organization).await?;
        tx.scopes().upsert_many(&rows).await?;
        // Written again, one of them twice: the last one stands.
        let again = [
            scope(organization, "C-0", "2"),
            scope(organization, "C-1", "2"),
            scope(organization, "C-0", "3"),
        ];
        tx.scopes().upsert_many(&again).await?;
        let mut loaded = tx.scopes().load(organization, &keys).await?;
        assert_eq!(loaded.len(), 301);
        loaded.retain(|row| row.body != "1");
        loaded.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(loaded, [again[2].clone(), again[1].clone()]);
        // Another kind or program of the same name is another scope.
        let others = [
            ScopeKey {
                kind: 2,
                ..keys[0].clone()
            },
            ScopeKey {
                program_id: id(),
                ..keys[1].clone()
            },
        ];
        assert_eq!(tx.scopes().load(organization, &others).await?, []);
        Ok(())
    }
);

goodword_testkit::store_test!(deeds, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut rows: Vec<_> = names("f", 40)
        .iter()
        .map(|f| deed(organization, "C-1", f))
        .collect();
    rows.sort_by(|a, b| a.friend.cmp(&b.friend));
    tx.deeds().upsert_many(&rows).await?;
    rows[3].shown_to = Some(NEW_YEAR + 1);
    tx.deeds().upsert_many(&rows[3..4]).await?;
    let keys: Vec<_> = rows[5..]
        .iter()
        .map(|row| DeedKey {
            program_id: row.program_id,
            advocate: row.advocate.clone(),
            friend: row.friend.clone(),
            key: row.key.clone(),
            shown_from: row.shown_from,
        })
        .collect();
    tx.deeds().delete(organization, &keys).await?;
    let advocates = [(PROGRAM, "C-1".to_owned()), (PROGRAM, "C-2".to_owned())];
    assert_eq!(
        tx.deeds().by_advocates(organization, &advocates).await?,
        rows[..5]
    );
    Ok(())
});

goodword_testkit::store_test!(referrals_and_their_counts, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut row = referral(organization, "C-1", "C-2");
    tx.referrals()
        .upsert_many(std::slice::from_ref(&row))
        .await?;
    (row.state, row.qualified_at) = (1, Some(NEW_YEAR + 7));
    row.reason = Some("not_new".to_owned());
    tx.referrals()
        .upsert_many(std::slice::from_ref(&row))
        .await?;
    let key = ReferralKey {
        program_id: PROGRAM,
        friend: "C-2".to_owned(),
        advocate: "C-1".to_owned(),
    };
    assert_eq!(tx.referrals().get(organization, &key).await?, Some(row));
    let filter = ReferralFilter {
        friend: Some("C-1".to_owned()),
        ..ReferralFilter::default()
    };
    assert_eq!(
        tx.referrals()
            .list(organization, &filter, &Paging::first(9))
            .await?
            .rows,
        []
    );
    for (state, n) in [(0, 3), (1, 2), (0, -1)] {
        tx.referrals()
            .add_counts(&[referral_count(organization, state, n)])
            .await?;
    }
    let counts = [
        referral_count(organization, 0, 2),
        referral_count(organization, 1, 2),
    ];
    assert_eq!(tx.referrals().counts(organization, PROGRAM).await?, counts);
    tx.referrals()
        .delete(organization, std::slice::from_ref(&key))
        .await?;
    assert_eq!(tx.referrals().get(organization, &key).await?, None);
    Ok(())
});

goodword_testkit::store_test!(rewards, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut row = reward(organization, "P01/advocate/C-1/O-9");
    row.expires_at = Some(NEW_YEAR + 9);
    tx.rewards().upsert_many(std::slice::from_ref(&row)).await?;
    row.state = 2;
    tx.rewards().upsert_many(std::slice::from_ref(&row)).await?;
    assert_eq!(
        tx.rewards().get(organization, PROGRAM, &row.id).await?,
        Some(row.clone())
    );
    let of = |beneficiary: &str, side: &str, state| RewardFilter {
        program_id: Some(PROGRAM),
        beneficiary: Some(beneficiary.to_owned()),
        side: Some(side.to_owned()),
        state: Some(state),
    };
    for (filter, found) in [
        (of("C-1", "advocate", 2), 1),
        (of("C-2", "advocate", 2), 0),
        (of("C-1", "friend", 2), 0),
        (of("C-1", "advocate", 1), 0),
    ] {
        let page = tx
            .rewards()
            .list(organization, &filter, &Paging::latest(9))
            .await?;
        assert_eq!(page.rows.len(), found, "{filter:?}");
    }
    Ok(())
});

goodword_testkit::store_test!(
    a_scope_has_the_refusals_that_its_fold_says_now,
    |store| async {
        let organization = organization(&store, "A").await?;
        let tx = store.begin(organization).await?;
        let (here, there) = (scope_key("C-1"), scope_key("C-2"));
        let elsewhere = refusal(organization, "C-2", "e-9");
        let old = ["e-1", "e-2", "e-3"].map(|event| refusal(organization, "C-1", event));
        let all = [
            old[0].clone(),
            old[1].clone(),
            old[2].clone(),
            elsewhere.clone(),
        ];
        tx.refusals()
            .replace(organization, &[here.clone(), there.clone()], &all)
            .await?;
        let mut changed = old[1].clone();
        changed.explanation = r#"{"seen":"C-3"}"#.to_owned();
        let now = [changed, refusal(organization, "C-1", "e-4"), old[2].clone()];
        tx.refusals()
            .replace(organization, std::slice::from_ref(&here), &now)
            .await?;
        let mut found = tx.refusals().by_scopes(organization, &[here]).await?;
        found.sort_by(|a, b| a.event_id.cmp(&b.event_id));
        assert_eq!(found, [now[0].clone(), now[2].clone(), now[1].clone()]);
        assert_eq!(
            tx.refusals().by_scopes(organization, &[there]).await?,
            [elsewhere]
        );
        let filter = RefusalFilter {
            program_id: Some(PROGRAM),
            friend: Some("C-8".to_owned()),
            reason: Some("not_new".to_owned()),
        };
        let page = tx
            .refusals()
            .list(organization, &filter, &Paging::first(9))
            .await?;
        assert_eq!(page.rows.len(), 4);
        let counted = async |n| -> Result<(), Error> {
            let counts = tx.refusals().counts(organization, PROGRAM).await?;
            let expected = [refusal_count(organization, "not_new", n)];
            assert_eq!(counts, if n == 0 { &[][..] } else { &expected });
            Ok(())
        };
        counted(4).await?;
        let more = refusal(organization, "C-1", "e-5");
        let again = [more.clone(), now[0].clone(), more];
        tx.refusals().add(organization, &again).await?;
        counted(5).await?;
        let scopes = [scope_key("C-1"), scope_key("C-2")];
        tx.refusals().replace(organization, &scopes, &[]).await?;
        counted(0).await?;
        Ok(())
    }
);

goodword_testkit::store_test!(wake_ups_are_due_across_organizations, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    let tx = store.begin_unscoped().await?;
    assert_eq!(tx.wake_ups().next_due().await?, None);
    tx.wake_ups()
        .upsert_many(&[wake_up(a, "x", 30), wake_up(a, "y", 20)])
        .await?;
    tx.wake_ups()
        .upsert_many(&[wake_up(b, "x", 10), wake_up(a, "x", 15)])
        .await?;
    let due = tx.wake_ups().due(15, 9).await?;
    assert_eq!(due, [wake_up(b, "x", 10), wake_up(a, "x", 15)]);
    assert_eq!(tx.wake_ups().due(99, 1).await?, [wake_up(b, "x", 10)]);
    tx.wake_ups()
        .delete(b, &[scope_key("x"), scope_key("y")])
        .await?;
    assert_eq!(tx.wake_ups().next_due().await?, Some(15));
    assert_eq!(
        tx.wake_ups().load(a, &[scope_key("y")]).await?,
        [wake_up(a, "y", 20)]
    );
    Ok(())
});

goodword_testkit::store_test!(a_person_is_enrolled_once, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let first = advocate(organization, "C-1", "AAA");
    assert_eq!(tx.advocates().enrol(first.clone()).await?, first);
    assert_eq!(
        tx.advocates()
            .enrol(advocate(organization, "C-1", "BBB"))
            .await?,
        first
    );
    assert_eq!(tx.advocates().by_code("AAA").await?, Some(first.clone()));
    assert_eq!(tx.advocates().by_code("BBB").await?, None);
    let taken = tx
        .advocates()
        .enrol(advocate(organization, "C-2", "AAA"))
        .await;
    assert!(matches!(taken, Err(Error::NameTaken { .. })), "{taken:?}");
    Ok(())
});

goodword_testkit::store_test!(clicks_and_their_counts, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin_unscoped().await?;
    let mut rows: Vec<_> = (0..150).map(|_| click(organization)).collect();
    rows[0].visitor = None;
    rows[1].landing = false;
    tx.clicks().insert_many(&rows).await?;
    let counts = [(1, 2), (2, 3), (1, 1), (3, 9)].map(|(day, n)| click_count(organization, day, n));
    tx.clicks().add_counts(&counts).await?;
    tx.clicks()
        .add_counts(&[click_count(organization, 2, 1)])
        .await?;
    // Another link of the program on one of the days, and another program's.
    let others = [
        ClickCount {
            code: "XYZ".to_owned(),
            ..click_count(organization, 3, 5)
        },
        ClickCount {
            program_id: id(),
            ..click_count(organization, 3, 7)
        },
    ];
    tx.clicks().add_counts(&others).await?;
    tx.commit().await?;
    let clicks = store.reader().clicks();
    rows.sort_by_key(|row| row.id);
    assert_eq!(
        clicks.list(organization, &Paging::first(1_000)).await?.rows,
        rows
    );
    assert_eq!(
        clicks.counts(organization, PROGRAM, 1, 2).await?,
        [
            click_count(organization, 1, 3),
            click_count(organization, 2, 4)
        ]
    );
    assert_eq!(
        clicks
            .counts_by_day(organization, Some(PROGRAM), 2, 3)
            .await?,
        [(2, 4), (3, 14)]
    );
    Ok(())
});

goodword_testkit::store_test!(customers, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let mut row = customer(organization, "李雷");
    (row.club, row.role) = (true, Some("sales".to_owned()));
    let others = ["C_1", "C%1", "c-1", "C-1"].map(|name| customer(organization, name));
    tx.customers().upsert_many(&others).await?;
    tx.customers()
        .upsert_many(std::slice::from_ref(&row))
        .await?;
    assert_eq!(
        tx.customers().get(organization, "李雷").await?,
        Some(row.clone())
    );
    assert_eq!(tx.customers().get(organization, "李").await?, None);
    let wanted = ["李雷".to_owned(), "nobody".to_owned()];
    assert_eq!(
        tx.customers().load(organization, &wanted).await?,
        [row.clone()]
    );
    for (prefix, found) in [("C", 3), ("C_", 1), ("C%", 1), ("李", 1), ("", 5), ("x", 0)] {
        let page = tx
            .customers()
            .list(organization, prefix, &Paging::first(9))
            .await?;
        assert_eq!(page.rows.len(), found, "{prefix:?}");
    }
    Ok(())
});

goodword_testkit::store_test!(webhook_endpoints, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let row = webhook_endpoint(organization);
    tx.webhook_endpoints().insert(row.clone()).await?;
    assert!(
        tx.webhook_endpoints()
            .disable(organization, row.id, 9)
            .await?
    );
    assert!(
        !tx.webhook_endpoints()
            .disable(organization, row.id, 10)
            .await?
    );
    let disabled = WebhookEndpoint {
        disabled_at: Some(9),
        ..row.clone()
    };
    assert_eq!(
        tx.webhook_endpoints().get(organization, row.id).await?,
        Some(disabled.clone())
    );
    assert_eq!(
        tx.webhook_endpoints().list(organization).await?,
        std::slice::from_ref(&disabled)
    );
    let shown = format!("{disabled:?}");
    assert!(
        !shown.contains("secret") && !shown.contains("115"),
        "{shown}"
    );
    Ok(())
});

goodword_testkit::store_test!(settings, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    assert_eq!(tx.settings().get(organization, "zone").await?, None);
    for value in [r#""UTC""#, r#""Asia/Shanghai""#] {
        tx.settings().set(organization, "zone", value).await?;
        assert_eq!(
            tx.settings().get(organization, "zone").await?.as_deref(),
            Some(value)
        );
    }
    tx.settings().set(organization, "name", "1").await?;
    let keys: Vec<_> = tx
        .settings()
        .all(organization)
        .await?
        .into_iter()
        .map(|row| row.key)
        .collect();
    assert_eq!(keys, ["name", "zone"]);
    Ok(())
});

goodword_testkit::store_test!(
    a_page_is_found_by_its_secret_until_it_is_renewed,
    |store| async {
        let organization = organization(&store, "A").await?;
        let first = share_page(organization, "C-1", "s-1");
        let other = share_page(organization, "C-1", "s-2");
        let tx = store.begin(organization).await?;
        tx.share_pages()
            .insert_absent(std::slice::from_ref(&first))
            .await?;
        tx.share_pages()
            .insert_absent(std::slice::from_ref(&other))
            .await?;
        tx.commit().await?;
        let reader = store.reader();
        assert_eq!(reader.share_pages().by_secret("s-1").await?, Some(first));
        assert_eq!(reader.share_pages().by_secret("s-2").await?, None);
        let tx = store.begin(organization).await?;
        tx.share_pages().replace(other.clone()).await?;
        tx.commit().await?;
        assert_eq!(reader.share_pages().by_secret("s-1").await?, None);
        assert_eq!(
            reader.share_pages().by_secret("s-2").await?,
            Some(other.clone())
        );
        let asked = [(PROGRAM, "C-1".to_owned()), (PROGRAM, "C-2".to_owned())];
        assert_eq!(
            reader.share_pages().load(organization, &asked).await?,
            [other]
        );
        Ok(())
    }
);

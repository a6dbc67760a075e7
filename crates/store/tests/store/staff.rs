//! Logins, staff, sessions and one-time links.

use goodword_store::*;

use crate::raw::{connect, execute, is_postgres, texts};
use crate::rows::*;

goodword_testkit::store_test!(a_login_is_one_on_the_installation, |store| async {
    let tx = store.begin_unscoped().await?;
    let li = login(id(), "li@example.com");
    tx.logins().insert_absent(&li).await?;
    tx.logins()
        .insert_absent(&login(id(), "li@example.com"))
        .await?;
    assert_eq!(
        tx.logins().by_email("li@example.com").await?,
        Some(li.clone())
    );
    assert_eq!(tx.logins().by_email("Li@example.com").await?, None);
    tx.logins().set_hash(li.id, "$argon2id$secret", 7).await?;
    let kept = tx.logins().get(li.id).await?.unwrap();
    assert_eq!(kept.hash.as_deref(), Some("$argon2id$secret"));
    assert_eq!(kept.changed_at, Some(7));
    let told = format!("{kept:?}");
    assert!(!told.contains("secret") && !told.contains("li@"), "{told}");
    let found = tx.logins().load(&[li.id, id()]).await?;
    assert_eq!(found, [kept]);
    Ok(())
});

goodword_testkit::store_test!(staff_of_several_organizations, |store| async {
    let (a, b) = (
        organization(&store, "A").await?,
        organization(&store, "B").await?,
    );
    assert!(!store.reader().staff().is_anybody().await?);
    let mut rows = Vec::new();
    for (organization, login) in [(a, LOGIN), (a, id()), (b, LOGIN)] {
        let row = staff_user(organization, login);
        let tx = store.begin(organization).await?;
        tx.staff().insert(row.clone()).await?;
        tx.commit().await?;
        rows.push(row);
    }
    let reader = store.reader();
    assert!(reader.staff().is_anybody().await?);
    let everywhere = reader.staff().everywhere(LOGIN).await?;
    assert_eq!(everywhere, [rows[0].clone(), rows[2].clone()]);
    let first = reader.staff().list(a, &Paging::first(1)).await?;
    assert_eq!(first.rows, [rows[0].clone()]);
    let second = Paging::first(1).after(first.next);
    let second = reader.staff().list(a, &second).await?;
    assert_eq!((second.rows, second.next), (vec![rows[1].clone()], None));
    let tx = store.begin(a).await?;
    let mut changed = rows[1].clone();
    changed.role = "administrator".to_owned();
    changed.disabled_at = Some(9);
    tx.staff().save(changed.clone()).await?;
    tx.staff().signed_in(a, rows[0].id, 8).await?;
    assert_eq!(tx.staff().of_role(a, "administrator").await?, [changed]);
    let seen = tx.staff().get(a, rows[0].id).await?.unwrap();
    assert_eq!(seen.last_signed_in_at, Some(8));
    let elsewhere = tx.staff().signed_in(b, rows[2].id, 8).await;
    assert!(matches!(elsewhere, Err(Error::Inconsistent { .. })));
    let twice = tx.staff().insert(staff_user(a, LOGIN)).await;
    assert!(matches!(twice, Err(Error::NameTaken { .. })), "{twice:?}");
    Ok(())
});

goodword_testkit::store_test!(sessions_go_on_and_end, |store| async {
    let (a, b) = (id(), id());
    let tx = store.begin_unscoped().await?;
    let hashes: [&[u8]; 4] = [b"1", b"2", b"3", b"4"];
    for (hash, organization) in hashes.into_iter().zip([a, a, b, b]) {
        tx.sessions()
            .insert(&session(organization, LOGIN, hash))
            .await?;
    }
    let seen = Session {
        seen_at: NEW_YEAR + 60,
        expires_at: NEW_YEAR + 160,
        ..session(a, LOGIN, b"1")
    };
    tx.sessions().see(&seen, NEW_YEAR).await?;
    let kept = tx.sessions().by_hash(b"1").await?;
    assert_eq!(kept, Some(session(a, LOGIN, b"1")), "seen too soon");
    tx.sessions().see(&seen, NEW_YEAR + 1).await?;
    assert_eq!(tx.sessions().by_hash(b"1").await?, Some(seen));
    tx.sessions().turn_to(b"1", b).await?;
    let turned = tx.sessions().by_hash(b"1").await?.unwrap();
    assert_eq!(turned.organization_id, b);
    assert_eq!(tx.sessions().end_of_staff(a, LOGIN).await?, 1);
    assert_eq!(tx.sessions().by_hash(b"2").await?, None);
    assert_eq!(tx.sessions().end_others(LOGIN, Some(b"4")).await?, 2);
    assert_eq!(tx.sessions().remove_expired(NEW_YEAR + 100).await?, 0);
    assert_eq!(tx.sessions().remove_expired(NEW_YEAR + 101).await?, 1);
    Ok(())
});

goodword_testkit::store_test!(a_link_is_used_once, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let links = tx.one_time_links();
    let (li, wang) = (id(), id());
    let row = one_time_link(organization, Some(li), b"1");
    links.insert(row.clone()).await?;
    links
        .insert(one_time_link(organization, Some(wang), b"2"))
        .await?;
    links
        .insert(one_time_link(organization, None, b"3"))
        .await?;
    assert_eq!(links.by_hash(b"1").await?, Some(row.clone()));
    assert!(!links.use_up(organization, row.id, row.expires_at).await?);
    assert!(links.use_up(organization, row.id, NEW_YEAR + 1).await?);
    assert!(!links.use_up(organization, row.id, NEW_YEAR + 2).await?);
    assert_eq!(links.void(organization, Some(li), NEW_YEAR).await?, 0);
    assert_eq!(links.void(organization, None, NEW_YEAR).await?, 1);
    let second = links.by_hash(b"2").await?.unwrap();
    assert_eq!(second.used_at, None);
    assert_eq!(links.remove_expired(organization, NEW_YEAR + 101).await?, 3);
    Ok(())
});

goodword_testkit::store_test!(what_an_organization_is_set_to, |store| async {
    let id = organization(&store, "A").await?;
    let other = organization(&store, "B").await?;
    let tx = store.begin(id).await?;
    let mut row = tx.organizations().get(id).await?.unwrap();
    assert_eq!(row, Organization::new(id, "A", NEW_YEAR));
    row.name = "玉兰".to_owned();
    row.language = "zh-Hans".to_owned();
    row.time_zone = "Asia/Shanghai".to_owned();
    row.currency = "TWD".to_owned();
    assert!(tx.organizations().update(&row).await?);
    assert_eq!(tx.organizations().get(id).await?, Some(row));
    let foreign = Organization::new(other, "mine now", NEW_YEAR);
    assert!(tx.organizations().update(&foreign).await.is_err());
    Ok(())
});

// The tables as they were before: what is there gets what nothing was said about.
goodword_testkit::store_test!(
    organizations_from_before_are_set_to_something,
    |store| async {
        let db = connect(&store).await?;
        let number = if is_postgres(&db) { "false" } else { "0" };
        for statement in [
            "ALTER TABLE organization DROP COLUMN language",
            "ALTER TABLE organization DROP COLUMN time_zone",
            "ALTER TABLE organization DROP COLUMN currency",
            "ALTER TABLE organization DROP COLUMN is_demo",
            "DROP TABLE login",
            "DROP TABLE session",
            "DROP TABLE staff_user",
            "DROP TABLE one_time_link",
            "DELETE FROM seaql_migrations WHERE version = 'm20261128_000001_staff'",
        ] {
            execute(&db, statement).await?;
        }
        let id = if is_postgres(&db) {
            "'00000000-0000-0000-0000-000000000007'"
        } else {
            "x'00000000000000000000000000000007'"
        };
        let old =
            format!("INSERT INTO organization (id, name, created_at) VALUES ({id}, 'Old', 5)");
        execute(&db, &old).await?;
        assert_eq!(store.migrate().await?, ["m20261128_000001_staff"]);
        let found = format!("SELECT name FROM organization WHERE is_demo = {number}");
        assert_eq!(texts(&db, &found).await?, ["Old"]);
        let row = store.reader().organizations().first().await?.unwrap();
        assert_eq!(row, Organization::new(row.id, "Old", 5));
        Ok(())
    }
);

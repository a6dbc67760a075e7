//! Several writers at once, as several processes would be.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use goodword_store::{Error, Store};

use crate::rows::{event, organization, scope, scope_key, transfer};

goodword_testkit::store_test!(a_name_is_claimed_once, |store| async {
    let organization = organization(&store, "A").await?;
    let mut claims = Vec::new();
    for _ in 0..8 {
        let store = Store::open(store.location()).await?;
        claims.push(tokio::spawn(async move {
            // Without the organization's lock, so that only the unique name decides.
            let tx = store.begin_unscoped().await?;
            tx.events()
                .insert_many(&[event(organization, "e-1")])
                .await?;
            tx.commit().await
        }));
    }
    let mut won = 0;
    for claim in claims {
        match claim.await? {
            Ok(()) => won += 1,
            Err(Error::NameTaken { what }) => assert!(what.contains("event"), "{what}"),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(
        store
            .reader()
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        1
    );
    Ok(())
});

goodword_testkit::store_test!(one_decides_for_an_organization_at_a_time, |store| async {
    let organization = organization(&store, "A").await?;
    let (inside, most) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let mut deciders = Vec::new();
    for _ in 0..6 {
        let store = Store::open(store.location()).await?;
        let (inside, most) = (inside.clone(), most.clone());
        deciders.push(tokio::spawn(async move {
            for _ in 0..3 {
                let tx = store.begin(organization).await?;
                most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                // Read, decide, write: lost updates would show in the sum.
                let standing = tx.scopes().load(organization, &[scope_key("C-1")]).await?;
                let n = standing
                    .first()
                    .map_or(0, |scope| scope.body.parse::<i64>().unwrap());
                let row = scope(organization, "C-1", &(n + 1).to_string());
                tx.scopes().upsert_many(&[row]).await?;
                tx.transfers()
                    .append(organization, vec![transfer("C-1", 1)])
                    .await?;
                tokio::time::sleep(Duration::from_millis(3)).await;
                inside.fetch_sub(1, Ordering::SeqCst);
                tx.commit().await?;
            }
            Ok::<_, Error>(())
        }));
    }
    for decider in deciders {
        decider.await??;
    }
    assert_eq!(most.load(Ordering::SeqCst), 1);
    let reader = store.reader();
    let standing = reader
        .scopes()
        .load(organization, &[scope_key("C-1")])
        .await?;
    assert_eq!(standing[0].body, "18");
    assert_eq!(reader.transfers().head(organization).await?.number, 18);
    Ok(())
});

goodword_testkit::store_test!(readers_do_not_wait_for_a_writer, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    tx.events()
        .insert_many(&[event(organization, "e-1")])
        .await?;
    let waited = Arc::new(AtomicBool::new(true));
    let read = async {
        assert_eq!(
            store
                .reader()
                .events()
                .count_until(organization, i64::MAX)
                .await?,
            0
        );
        waited.store(false, Ordering::SeqCst);
        Ok::<_, Error>(())
    };
    tokio::time::timeout(Duration::from_secs(5), read).await??;
    assert!(!waited.load(Ordering::SeqCst));
    tx.commit().await?;
    Ok(())
});

goodword_testkit::store_test!(an_unknown_organization_decides_nothing, |store| async {
    let nobody = crate::rows::id();
    let refused = store.begin(nobody).await.err();
    assert!(matches!(refused, Some(Error::OrganizationUnknown(id)) if id == nobody));
    Ok(())
});

goodword_testkit::store_test!(
    a_transaction_writes_for_its_own_organization_only,
    |store| async {
        let (own, other) = (
            organization(&store, "A").await?,
            organization(&store, "B").await?,
        );
        let tx = store.begin(own).await?;
        for refused in [
            tx.events()
                .insert_many(&[event(own, "e-1"), event(other, "e-2")])
                .await
                .err(),
            tx.transfers()
                .append(other, vec![transfer("C-1", 1)])
                .await
                .err(),
            tx.wake_ups().delete(other, &[scope_key("C-1")]).await.err(),
        ] {
            assert!(
                matches!(refused, Some(Error::Inconsistent { .. })),
                "{refused:?}"
            );
        }
        Ok(())
    }
);

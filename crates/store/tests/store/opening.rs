//! Opening, migrating, closing.

use anyhow::Result;
use goodword_store::{Error, Location, Store};
use goodword_testkit::store::{self, TestStore};

use crate::raw::{connect, execute, texts};
use crate::rows::{event, organization};

goodword_testkit::store_test!(migrating_twice_does_nothing, |store| async {
    assert_eq!(store.pending_migrations().await?, [] as [String; 0]);
    assert_eq!(store.migrate().await?, [] as [String; 0]);
    store.ping().await?;
    Ok(())
});

goodword_testkit::store_test!(a_newer_database_is_refused, |store| async {
    let db = connect(&store).await?;
    execute(
        &db,
        "INSERT INTO seaql_migrations VALUES ('m20990101_000001_later', 0)",
    )
    .await?;
    for refused in [
        store.migrate().await.err(),
        store.pending_migrations().await.err(),
    ] {
        let Some(Error::Migration(message)) = refused else {
            panic!("{refused:?}")
        };
        assert!(message.contains("newer version"), "{message}");
    }
    Ok(())
});

goodword_testkit::store_test!(what_was_committed_is_there_after_reopening, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    tx.events()
        .insert_many(&[event(organization, "e-1")])
        .await?;
    tx.commit().await?;
    store.close().await?;
    let again = Store::open(store.location()).await?;
    assert_eq!(
        again
            .reader()
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        1
    );
    Ok(())
});

goodword_testkit::store_test!(what_was_not_committed_never_was, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    tx.events()
        .insert_many(&[event(organization, "e-1")])
        .await?;
    assert_eq!(tx.events().count_until(organization, i64::MAX).await?, 1);
    drop(tx);
    assert_eq!(
        store
            .reader()
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        0
    );
    Ok(())
});

goodword_testkit::store_test!(a_snapshot_shows_one_moment, |store| async {
    let organization = organization(&store, "A").await?;
    let snapshot = store.snapshot().await?;
    let tx = store.begin(organization).await?;
    tx.events()
        .insert_many(&[event(organization, "e-1")])
        .await?;
    tx.commit().await?;
    assert_eq!(
        snapshot
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        0
    );
    assert_eq!(
        store
            .reader()
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        1
    );
    drop(snapshot);
    assert_eq!(
        store
            .snapshot()
            .await?
            .events()
            .count_until(organization, i64::MAX)
            .await?,
        1
    );
    Ok(())
});

goodword_testkit::store_test!(the_order_of_text_is_that_of_its_bytes, |store| async {
    let organization = organization(&store, "A").await?;
    let mut names = ["b", "a", "B", "Z", "_", "é", "李", "ز", "a b", "a-b", "aB"];
    let tx = store.begin(organization).await?;
    let events: Vec<_> = names.iter().map(|name| event(organization, name)).collect();
    tx.events().insert_many(&events).await?;
    tx.commit().await?;
    let paging = goodword_store::Paging::first(100);
    let page = store
        .reader()
        .events()
        .list(organization, i64::MAX, &paging)
        .await?;
    names.sort_unstable();
    assert_eq!(
        page.rows
            .iter()
            .map(|row| row.id.as_str())
            .collect::<Vec<_>>(),
        names
    );
    Ok(())
});

/// What the embedded database promises about durability, checked on the file itself.
#[test]
fn the_embedded_database_keeps_a_write_ahead_log() -> Result<()> {
    store::run(async {
        let store: TestStore = store::sqlite().await?;
        let db = connect(&store).await?;
        assert_eq!(texts(&db, "PRAGMA journal_mode").await?, ["wal"]);
        Ok(())
    })
}

/// Who switches the file to a write-ahead log, or is the last to close it, has it alone
/// for a moment: the others wait for that one.
#[test]
fn many_come_and_go_at_once() -> Result<()> {
    store::run(async {
        let directory = tempfile::tempdir()?;
        let mut visitors = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let location = Location::Directory(directory.path().to_owned());
            visitors.spawn(async move {
                for _ in 0..25 {
                    let store = Store::open(&location).await?;
                    store.migrate().await?;
                    store.close().await?;
                }
                anyhow::Ok(())
            });
        }
        visitors.join_all().await.into_iter().collect()
    })
}

#[test]
fn a_location_that_is_neither_is_refused() -> Result<()> {
    store::run(async {
        let location = Location::Url("mysql://user:secret@host/db".to_owned());
        let refused = Store::open(&location).await.unwrap_err();
        assert!(matches!(refused, Error::Location(_)), "{refused}");
        assert!(!format!("{location:?} {refused}").contains("secret"));
        Ok(())
    })
}

#[test]
fn a_database_that_is_not_there_is_unavailable() -> Result<()> {
    store::run(async {
        let location = Location::Url("postgres://nobody@localhost/x?host=/nowhere".to_owned());
        let refused = Store::open(&location).await.unwrap_err();
        assert!(matches!(refused, Error::Unavailable { .. }), "{refused:?}");
        assert!(!refused.is_retryable());
        Ok(())
    })
}

//! The journal and the balances.

use goodword_store::{
    AccountKey, Balance, Error, NO_LINE, NewTransfer, Paging, Reader, TransferFilter, line_hash,
};
use uuid::Uuid;

use crate::raw::{connect, execute};
use crate::rows::{NEW_YEAR, PROGRAM, account, organization, scope_key, transfer};

/// The number of the first line that does not follow from the one before.
async fn first_broken(reader: Reader<'_>, organization: Uuid) -> Result<Option<i64>, Error> {
    let (mut previous, mut number) = (NO_LINE.to_vec(), 0);
    let mut paging = Paging::first(7);
    loop {
        let filter = TransferFilter::default();
        let page = reader
            .transfers()
            .list(organization, &filter, &paging)
            .await?;
        for line in &page.rows {
            number += 1;
            if line.number != number || line.hash != line_hash(&previous, line) {
                return Ok(Some(number));
            }
            previous.clone_from(&line.hash);
        }
        if page.next.is_none() {
            let head = reader.transfers().head(organization).await?;
            let whole = (head.number, &head.hash) == (number, &previous);
            return Ok((!whole).then_some(number + 1));
        }
        paging.after = page.next;
    }
}

goodword_testkit::store_test!(the_journal_is_a_chain, |store| async {
    let organization = organization(&store, "A").await?;
    assert_eq!(
        store.reader().transfers().head(organization).await?.number,
        0
    );
    for batch in [1_usize, 70, 0, 3] {
        let tx = store.begin(organization).await?;
        let before = tx.transfers().head(organization).await?;
        let lines = vec![transfer("C-1", 5); batch];
        let head = tx.transfers().append(organization, lines).await?;
        assert_eq!(head.number, before.number + i64::try_from(batch)?);
        tx.commit().await?;
        assert_eq!(store.reader().transfers().head(organization).await?, head);
    }
    assert_eq!(first_broken(store.reader(), organization).await?, None);
    Ok(())
});

goodword_testkit::store_test!(a_tampered_line_is_found, |store| async {
    let changes = [
        "UPDATE transfer SET amount = amount + 1 WHERE number = 12",
        "UPDATE transfer SET credit = 'member:C-9:available' WHERE number = 12",
        "UPDATE transfer SET effective_at = 0 WHERE number = 12",
        "UPDATE transfer SET debit = credit, credit = debit WHERE number = 12",
        "DELETE FROM transfer WHERE number = 12",
    ];
    let db = connect(&store).await?;
    for change in changes {
        let organization = organization(&store, "A").await?;
        let tx = store.begin(organization).await?;
        tx.transfers()
            .append(organization, vec![transfer("C-1", 5); 20])
            .await?;
        tx.commit().await?;
        assert_eq!(first_broken(store.reader(), organization).await?, None);
        assert_eq!(execute(&db, change).await?, 1, "{change}");
        assert_eq!(
            first_broken(store.reader(), organization).await?,
            Some(12),
            "{change}"
        );
        execute(&db, "DELETE FROM transfer").await?;
    }
    Ok(())
});

goodword_testkit::store_test!(a_cut_off_end_is_found, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    tx.transfers()
        .append(organization, vec![transfer("C-1", 5); 5])
        .await?;
    tx.commit().await?;
    execute(
        &connect(&store).await?,
        "DELETE FROM transfer WHERE number = 5",
    )
    .await?;
    assert_eq!(first_broken(store.reader(), organization).await?, Some(5));
    Ok(())
});

goodword_testkit::store_test!(the_journal_needs_the_lock_and_no_sign, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin_unscoped().await?;
    let unlocked = tx
        .transfers()
        .append(organization, vec![transfer("C-1", 5)])
        .await;
    assert!(
        matches!(unlocked, Err(Error::Inconsistent { .. })),
        "{unlocked:?}"
    );
    drop(tx);
    let tx = store.begin(organization).await?;
    let negative = tx
        .transfers()
        .append(organization, vec![transfer("C-1", -5)])
        .await;
    assert!(
        matches!(negative, Err(Error::Inconsistent { .. })),
        "{negative:?}"
    );
    Ok(())
});

goodword_testkit::store_test!(lines_are_found_by_scope_account_and_moment, |store| async {
    let organization = organization(&store, "A").await?;
    let later = NewTransfer {
        effective_at: NEW_YEAR + 10,
        ..transfer("C-2", 30)
    };
    let back = NewTransfer {
        undoes: true,
        debit: "member:C-1:available".to_owned(),
        credit: "house".to_owned(),
        ..transfer("C-1", 4)
    };
    let tx = store.begin(organization).await?;
    tx.transfers()
        .append(organization, vec![transfer("C-1", 10), later, back])
        .await?;
    tx.commit().await?;
    let transfers = store.reader().transfers();

    let numbers = |rows: Vec<goodword_store::Transfer>| {
        rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
    };
    let keys = [scope_key("C-1"), scope_key("C-1"), scope_key("C-7")];
    assert_eq!(
        numbers(transfers.by_scopes(organization, &keys).await?),
        [1, 3]
    );

    let filter = TransferFilter {
        account: Some("member:C-1:available".to_owned()),
        program_id: Some(PROGRAM),
    };
    let page = transfers
        .list(organization, &filter, &Paging::latest(10))
        .await?;
    assert_eq!(numbers(page.rows), [3, 1]);

    let balance = |account: &str, amount| Balance {
        program_id: PROGRAM,
        account: account.to_owned(),
        unit: "CNY".to_owned(),
        amount,
    };
    assert_eq!(
        transfers
            .balances_at(organization, Some(PROGRAM), NEW_YEAR)
            .await?,
        [balance("house", -6), balance("member:C-1:available", 6)]
    );
    assert_eq!(
        transfers.balances_at(organization, None, i64::MAX).await?,
        [
            balance("house", -36),
            balance("member:C-1:available", 6),
            balance("member:C-2:available", 30)
        ]
    );
    Ok(())
});

goodword_testkit::store_test!(balances_add_up, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    // The same account twice in one call, and again in the next.
    let rows = [
        account(organization, "house", -70),
        account(organization, "house", 5),
    ];
    tx.accounts().add(&rows).await?;
    tx.accounts()
        .add(&[account(organization, "house", 1)])
        .await?;
    tx.accounts()
        .add(&[account(organization, "budget", i64::MAX)])
        .await?;
    tx.commit().await?;
    let key = |name: &str| AccountKey {
        program_id: PROGRAM,
        name: name.to_owned(),
        unit: "CNY".to_owned(),
    };
    let keys = [key("house"), key("nobody")];
    let standing = store.reader().accounts().load(organization, &keys).await?;
    assert_eq!(standing, [account(organization, "house", -64)]);
    let all = store
        .reader()
        .accounts()
        .list(organization, None, &Paging::first(9))
        .await?;
    assert_eq!(all.rows.len(), 2);
    let beyond = [
        account(organization, "x", i64::MAX),
        account(organization, "x", 1),
    ];
    let tx = store.begin(organization).await?;
    assert!(matches!(
        tx.accounts().add(&beyond).await,
        Err(Error::Inconsistent { .. })
    ));
    Ok(())
});

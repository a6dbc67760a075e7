//! Letters, templates, and who wants none.

use goodword_store::{MailStop, MessageFilter, Paging, Template};

use crate::rows::{NEW_YEAR, letter, mail_stop, organization, template};

goodword_testkit::store_test!(
    a_letter_is_written_once_and_its_fate_is_noted,
    |store| async {
        let organization = organization(&store, "A").await?;
        let first = letter(organization, "C-1");
        let mut second = letter(organization, "C-2");
        (second.state, second.created_at) = (2, NEW_YEAR + 1);
        let tx = store.begin(organization).await?;
        tx.messages()
            .insert_absent(&[first.clone(), second.clone()])
            .await?;
        let mut again = first.clone();
        again.subject = "Another".to_owned();
        tx.messages().insert_absent(&[again]).await?;
        let messages = tx.messages();
        assert_eq!(
            messages.get(organization, first.id).await?,
            Some(first.clone())
        );

        let mut sent = first.clone();
        (sent.state, sent.tries, sent.sent_at) = (1, 2, Some(NEW_YEAR + 5));
        sent.last_error = Some("451".to_owned());
        (sent.text, sent.html) = ("…".to_owned(), "<p>…</p>".to_owned());
        messages.update(&sent).await?;
        assert_eq!(
            messages.get(organization, first.id).await?,
            Some(sent.clone())
        );

        let all = Paging::first(9);
        let list = async |state: Option<i16>, customer: Option<&str>| {
            let filter = MessageFilter {
                state,
                customer: customer.map(str::to_owned),
            };
            let page = messages.list(organization, &filter, &all).await?;
            let ids: Vec<uuid::Uuid> = page.rows.iter().map(|row| row.id).collect();
            Ok::<_, goodword_store::Error>(ids)
        };
        assert_eq!(list(None, None).await?, [first.id, second.id]);
        assert_eq!(list(Some(1), None).await?, [first.id]);
        assert_eq!(list(None, Some("C-2")).await?, [second.id]);
        assert!(list(Some(1), Some("C-2")).await?.is_empty());
        let counts = messages.counts(organization, &[0, 2, 3]).await?;
        assert_eq!(counts.len(), 1);
        assert_eq!((counts[0].state, counts[0].n), (2, 1));
        let other = uuid::Uuid::from_u128(9);
        let known = messages.known(organization, &[first.id, other]).await?;
        assert_eq!(known, [first.id]);
        // Nothing personal is told by a row that comes into a log.
        let told = format!("{first:?}");
        assert!(
            !told.contains("ada@") && !told.contains("Thank you"),
            "{told}"
        );
        Ok(())
    }
);

goodword_testkit::store_test!(a_template_is_edited_and_taken_back, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin(organization).await?;
    let templates = tx.templates();
    templates.upsert(template(organization, "test")).await?;
    let edited = Template {
        body: "Hello".to_owned(),
        updated_at: NEW_YEAR + 1,
        ..template(organization, "test")
    };
    templates.upsert(edited.clone()).await?;
    let found = templates.get(organization, "test", "en").await?;
    assert_eq!(found.as_ref(), Some(&edited));
    assert_eq!(templates.get(organization, "test", "fa").await?, None);
    assert_eq!(templates.list(organization).await?, [edited]);
    templates.delete(organization, "test", "en").await?;
    assert_eq!(templates.list(organization).await?, []);
    Ok(())
});

goodword_testkit::store_test!(
    who_stopped_the_mail_stays_so_until_it_is_taken_back,
    |store| async {
        let organization = organization(&store, "A").await?;
        let tx = store.begin_unscoped().await?;
        let stops = tx.mail_stops();
        stops.insert(mail_stop(organization, "C-1")).await?;
        let later = MailStop {
            stopped_at: NEW_YEAR + 1,
            ..mail_stop(organization, "C-1")
        };
        stops.insert(later).await?;
        let names = ["C-1".to_owned(), "C-2".to_owned()];
        let found = stops.load(organization, &names).await?;
        assert_eq!(found, [mail_stop(organization, "C-1")]);
        stops.delete(organization, "C-1").await?;
        assert_eq!(stops.load(organization, &names).await?, []);
        Ok(())
    }
);

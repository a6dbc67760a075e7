//! Facts are found by whom they concern, what they are and when they happened.

use goodword_store::*;

use crate::rows::*;

/// A fact of a type at a time.
fn fact(organization: uuid::Uuid, id: &str, kind: &str, time: i64) -> Event {
    Event {
        kind: kind.to_owned(),
        time,
        customer: None,
        other: None,
        ..event(organization, id)
    }
}

/// The ids on all pages of two.
async fn listed(
    reader: Reader<'_>,
    organization: uuid::Uuid,
    filter: &EventFilter,
    descending: bool,
) -> Result<Vec<String>, Error> {
    let mut paging = Paging {
        descending,
        ..Paging::first(2)
    };
    let mut ids = Vec::new();
    loop {
        let events = reader.events();
        let page = events.filtered(organization, filter, &paging).await?;
        assert!(page.rows.len() <= 2);
        ids.extend(page.rows.into_iter().map(|row| row.id));
        if page.next.is_none() {
            return Ok(ids);
        }
        paging = paging.after(page.next);
    }
}

goodword_testkit::store_test!(every_way_to_a_person_is_one_list, |store| async {
    let organization = organization(&store, "A").await?;
    let (ann, bob) = (Some("Ann".to_owned()), Some("Bob".to_owned()));
    let mut rows = vec![
        Event {
            customer: bob.clone(),
            other: ann.clone(),
            ..fact(organization, "brought", "referral.introduced", 1)
        },
        // Both ways at once: in the list once.
        Event {
            customer: ann.clone(),
            other: ann.clone(),
            ..fact(organization, "twice", "referral.introduced", 6)
        },
        Event {
            customer: bob.clone(),
            ..fact(organization, "stranger", "visit.recorded", 3)
        },
    ];
    // More orders than one list of names holds, of which the last is paid.
    for n in 0..260 {
        rows.push(Event {
            customer: bob.clone(),
            order_name: Some(format!("O-{n:03}")),
            ..fact(organization, &format!("o-{n:03}"), "order.placed", 10 + n)
        });
    }
    for (id, order, time) in [
        ("paid-1", "O-259", 500),
        ("paid-2", "O-001", 501),
        ("other", "X", 502),
    ] {
        rows.push(Event {
            order_name: Some(order.to_owned()),
            ..fact(organization, id, "payment.received", time)
        });
    }
    let tx = store.begin(organization).await?;
    tx.events().insert_many(&rows).await?;
    tx.commit().await?;
    let of = |customer: &Option<String>| EventFilter {
        customer: customer.clone(),
        ..EventFilter::default()
    };
    let reader = store.reader();
    let found = listed(reader, organization, &of(&ann), false).await?;
    assert_eq!(found, ["brought", "twice"]);
    let found = listed(reader, organization, &of(&bob), false).await?;
    assert_eq!(found.len(), 264);
    assert_eq!(found[..3], ["brought", "stranger", "o-000"]);
    assert_eq!(found[262..], ["paid-1", "paid-2"]);
    let mut back = listed(reader, organization, &of(&bob), true).await?;
    back.reverse();
    assert_eq!(back, found);
    Ok(())
});

goodword_testkit::store_test!(types_and_times_are_kept_apart, |store| async {
    let organization = organization(&store, "A").await?;
    let mut rows: Vec<Event> = Vec::new();
    for time in 0..6 {
        let kind = ["visit.recorded", "order.placed"][usize::try_from(time).unwrap() % 2];
        rows.push(Event {
            customer: Some("Ann".to_owned()),
            ..fact(organization, &format!("e-{time}"), kind, time)
        });
    }
    let tx = store.begin(organization).await?;
    tx.events().insert_many(&rows).await?;
    tx.commit().await?;
    let visits = EventFilter {
        kind: Some("visit.recorded".to_owned()),
        ..EventFilter::default()
    };
    let reader = store.reader();
    for customer in [None, Some("Ann".to_owned())] {
        let visits = EventFilter {
            customer,
            ..visits.clone()
        };
        let found = listed(reader, organization, &visits, false).await?;
        assert_eq!(found, ["e-0", "e-2", "e-4"]);
        let within = EventFilter {
            from: Some(1),
            to: Some(4),
            ..visits
        };
        let found = listed(reader, organization, &within, true).await?;
        assert_eq!(found, ["e-4", "e-2"]);
    }
    let nobody = EventFilter {
        customer: Some("Nobody".to_owned()),
        ..EventFilter::default()
    };
    let found = listed(reader, organization, &nobody, false).await?;
    assert_eq!(found, [""; 0]);
    Ok(())
});

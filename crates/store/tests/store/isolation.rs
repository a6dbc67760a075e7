//! What one organization has, another never sees, under the same names.

use std::collections::BTreeSet;

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
    tx.drafts().insert(draft(organization)).await?;
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
    fill_what_is_derived(&tx, organization).await?;
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
    tx.share_pages()
        .insert_absent(&[share_page(organization, "C-1", unique)])
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
    fill_mail(&tx, organization).await?;
    fill_staff(&tx, organization, unique).await?;
    tx.commit().await
}

/// The letter of every organization.
const LETTER: Uuid = Uuid::from_u128(0x601);

/// Somebody on the staff, and a link for whoever comes first.
async fn fill_staff(tx: &Tx, organization: Uuid, unique: &str) -> Result<(), Error> {
    tx.staff().insert(staff_user(organization, LOGIN)).await?;
    tx.one_time_links()
        .insert(one_time_link(organization, None, unique.as_bytes()))
        .await?;
    Ok(())
}

/// One letter, one template, and one who wants no more.
async fn fill_mail(tx: &Tx, organization: Uuid) -> Result<(), Error> {
    let mut letter = letter(organization, "C-1");
    letter.id = LETTER;
    tx.messages().insert_absent(&[letter]).await?;
    let test = template(organization, "test");
    tx.templates().upsert(test).await?;
    tx.mail_stops()
        .insert(mail_stop(organization, "C-1"))
        .await?;
    Ok(())
}

/// One row of every count, and a change.
async fn fill_what_is_derived(tx: &Tx, organization: Uuid) -> Result<(), Error> {
    let word = customer_word(organization, "ada", "C-1");
    tx.customers().add_words(&[word]).await?;
    let figures = tx.figures();
    figures
        .add_referral_days(&[referral_day(organization, 1, "link")])
        .await?;
    figures
        .add_reward_days(&[reward_day(organization, 1, 5)])
        .await?;
    figures
        .add_advocate_days(&[advocate_day(organization, 1, "C-1")])
        .await?;
    let body = "[]".to_owned();
    tx.changes().append(organization, NEW_YEAR, body).await?;
    Ok(())
}

/// How much an answer holds.
trait Size {
    fn size(&self) -> usize;
}

impl<T> Size for Vec<T> {
    fn size(&self) -> usize {
        self.len()
    }
}

impl<T> Size for BTreeSet<T> {
    fn size(&self) -> usize {
        self.len()
    }
}

impl<T> Size for Page<T> {
    fn size(&self) -> usize {
        self.rows.len()
    }
}

impl<T> Size for Option<T> {
    fn size(&self) -> usize {
        usize::from(self.is_some())
    }
}

impl Size for i64 {
    fn size(&self) -> usize {
        usize::try_from(*self).unwrap()
    }
}

/// The size of each read's answer, under the name of the read.
macro_rules! sizes {
    ($reader:ident: $($handle:ident.$read:ident($($argument:expr),*),)*) => {
        vec![$((
            concat!(stringify!($handle), ".", stringify!($read)),
            $reader.$handle().$read($($argument),*).await?.size(),
        )),*]
    };
}

type Sizes = Vec<(&'static str, usize)>;

/// Every read that takes an organization, of what `fill` has written for it.
async fn seen(reader: Reader<'_>, of: Uuid) -> Result<Sizes, Error> {
    let mut seen = seen_facts(reader, of).await?;
    seen.extend(seen_decisions(reader, of).await?);
    Ok(seen)
}

async fn seen_facts(reader: Reader<'_>, of: Uuid) -> Result<Sizes, Error> {
    let paging = Paging::first(100);
    let named = ["C-1".to_owned()];
    let about = ["C-5".to_owned()];
    let mentioned = ["C-6".to_owned()];
    let event = [("/shop/pos-3".to_owned(), "e-1".to_owned())];
    Ok(sizes! { reader:
        api_keys.list(of),
        programs.list(of, &paging),
        programs.by_name(of, "gold"),
        programs.versions(of, &[PROGRAM]),
        programs.list_versions(of, PROGRAM, &paging),
        drafts.list(of, &paging),
        events.list(of, i64::MAX, &paging),
        events.by_names(of, &event),
        events.of_customers(of, &about),
        events.mentioning(of, &mentioned),
        events.count_until(of, i64::MAX),
        events.filtered(of, &EventFilter::default(), &paging),
        repeats.list(of, &paging),
        repeats.counts_until(of, i64::MAX),
        advocates.list(of, None, &paging),
        advocates.by_customers(of, PROGRAM, &named),
        share_pages.load(of, &[(PROGRAM, "C-1".to_owned())]),
        clicks.list(of, &paging),
        clicks.counts(of, PROGRAM, 0, 9),
        clicks.counts_by_day(of, Some(PROGRAM), 0, 9),
        customers.list(of, "", &paging),
        customers.load(of, &named),
        customers.get(of, "C-1"),
        customers.by_word(of, "ad", 9),
        webhook_endpoints.list(of),
        settings.all(of),
        settings.get(of, "zone"),
        outbox.parked(of, &paging),
        messages.list(of, &MessageFilter::default(), &paging),
        messages.get(of, LETTER),
        messages.known(of, &[LETTER]),
        messages.counts(of, &[0]),
        templates.list(of),
        templates.get(of, "test", "en"),
        mail_stops.load(of, &named),
        staff.list(of, &paging),
        staff.of_login(of, LOGIN),
        staff.of_role(of, "salesperson"),
    })
}

async fn seen_decisions(reader: Reader<'_>, of: Uuid) -> Result<Sizes, Error> {
    let paging = Paging::first(100);
    let scopes = [scope_key("C-1")];
    let people = ["C-1".to_owned(), "C-2".to_owned()];
    let advocates = [(PROGRAM, "C-1".to_owned())];
    let (name, unit) = ("house".to_owned(), "CNY".to_owned());
    let house = [AccountKey {
        program_id: PROGRAM,
        name,
        unit,
    }];
    let account = TransferFilter {
        program_id: None,
        account: Some("house".to_owned()),
    };
    Ok(sizes! { reader:
        scopes.load(of, &scopes),
        wake_ups.load(of, &scopes),
        deeds.by_advocates(of, &advocates),
        referrals.get(of, &pair()),
        referrals.list(of, &ReferralFilter::default(), &paging),
        referrals.counts(of, PROGRAM),
        figures.days(of, SPAN),
        figures.channels(of, SPAN),
        figures.given(of, SPAN),
        figures.advocates(of, SPAN, 9),
        figures.referral_days(of, &paging),
        figures.reward_days(of, &paging),
        figures.advocate_days(of, &paging),
        changes.after(of, 0, 9),
        changes.last(of),
        referrals.counts_of_advocate(of, PROGRAM, "C-1"),
        referrals.friends_of(of, PROGRAM, &people),
        rewards.of_beneficiaries(of, PROGRAM, &people),
        rewards.get(of, PROGRAM, "r-1"),
        rewards.load(of, PROGRAM, &["r-1".to_owned()]),
        rewards.list(of, &RewardFilter::default(), &paging),
        refusals.list(of, &RefusalFilter::default(), &paging),
        refusals.by_scopes(of, &scopes),
        refusals.counts(of, PROGRAM),
        transfers.list(of, &TransferFilter::default(), &paging),
        transfers.list(of, &account, &paging),
        transfers.by_scopes(of, &scopes),
        accounts.load(of, &house),
        accounts.list(of, None, &paging),
    })
}

const SPAN: Span = Span {
    from: 0,
    to: 9,
    program_id: None,
};

fn pair() -> ReferralKey {
    ReferralKey {
        program_id: PROGRAM,
        friend: "C-2".to_owned(),
        advocate: "C-1".to_owned(),
    }
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
        let transfers = store.reader().transfers();
        assert_eq!(transfers.head(*organization).await?.number.size(), expected);
        // The line's two accounts.
        let balances = transfers.balances_at(*organization, None, i64::MAX).await?;
        assert_eq!(balances.size(), 2 * expected);
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
    tx.referrals().delete(a, &[pair()]).await?;
    tx.wake_ups().delete(a, &[scope_key("C-1")]).await?;
    tx.refusals().replace(a, &[scope_key("C-1")], &[]).await?;
    let (advocate, friend, key) = ("C-1".to_owned(), "C-2".to_owned(), "order/O-9".to_owned());
    let deed = DeedKey {
        program_id: PROGRAM,
        advocate,
        friend,
        key,
        shown_from: NEW_YEAR,
    };
    tx.deeds().delete(a, &[deed]).await?;
    tx.figures().forget(a).await?;
    let word = customer_word(a, "ada", "C-1");
    tx.customers().delete_words(a, &[word]).await?;
    tx.templates().delete(a, "test", "en").await?;
    tx.mail_stops().delete(a, "C-1").await?;
    let webhooks = tx.webhook_endpoints();
    let own = webhooks.list(a).await?;
    assert!(webhooks.delete(a, own[0].id).await?);
    let mut others = letter(a, "C-1");
    (others.id, others.state) = (LETTER, 3);
    tx.messages().update(&others).await?;
    tx.commit().await?;
    assert_eq!(seen(store.reader(), b).await?, before);
    let left: usize = seen(store.reader(), a)
        .await?
        .iter()
        .map(|(_, found)| found)
        .sum();
    // The referral is missing from four reads, the refusal from three, the template from
    // two, the counts from eight, the word from one; the letter is in another state than
    // is counted.
    assert_eq!(left, before.len() - 23);
    Ok(())
});

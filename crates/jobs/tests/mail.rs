//! Letters, from what happened to a real mail server on this machine.

mod mail_server;

use std::{future::Future, time::Duration};

use anyhow::{Context, Result, ensure};
use goodword_app::{
    MessageState, Paging, event,
    mail::{self, MailOptions, MessageView, Sender, StaffLetter},
    outbox::{self, MAIL, Retry},
    program::{self, NewProgram, Policy},
    staff::{self, NewStaff, Role},
    template::Kind,
};
use goodword_domain::moment::Moment;
use goodword_jobs::{Encryption, JobOptions, Jobs, Smtp};
use goodword_testkit::{app::TestApp, store::TestStore, store_test};
use mail_server::{MailServer, Mood, Received};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: &str = "2026-11-22T10:00:00Z";

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn later(seconds: i64) -> Moment {
    Moment::from_micros(at(NOW).micros() + seconds * 1_000_000)
}

fn options(server: &MailServer) -> JobOptions {
    JobOptions {
        owner: "test".to_owned(),
        workers: 4,
        lease_seconds: 60,
        retry: Retry {
            most_tries: 3,
            first_seconds: 10,
            factor: 2,
            most_seconds: 3_600,
            jitter_percent: 0,
        },
        poll: Duration::from_millis(10),
        tick: Duration::from_millis(50),
        kept_days: 30,
        private_addresses: true,
        smtp: Some(smtp(server)),
    }
}

fn smtp(server: &MailServer) -> Smtp {
    Smtp {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        encryption: Encryption::None,
        credentials: None,
        timeout: Duration::from_millis(1_500),
    }
}

/// An application that sends letters, or, without a mail server, keeps them.
async fn shop(store: &TestStore, sends: bool) -> Result<TestApp> {
    let seed = if sends { 1 } else { 2 };
    let test = TestApp::on(store, at(NOW), seed).await?;
    let sender = Sender {
        address: "hello@shop.example".to_owned(),
        name: Some("Blue Optics".to_owned()),
        reply_to: Some("desk@shop.example".to_owned()),
    };
    test.app.set_mail(MailOptions {
        public_url: "https://shop.example".to_owned(),
        signing_key: vec![7; 32],
        sender: sends.then_some(sender),
    });
    Ok(test)
}

async fn messages(test: &TestApp) -> Result<Vec<MessageView>> {
    let page = mail::list(&test.app, &test.admin, None, None, &Paging::first(50)).await?;
    Ok(page.rows)
}

/// Waits until something is so; fails after twenty seconds.
async fn until<F: Future<Output = Result<bool>>>(what: &str, is_so: impl Fn() -> F) -> Result<()> {
    for _ in 0..2_000 {
        if is_so().await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    anyhow::bail!("never: {what}")
}

/// Waits until the first letter has been tried so often, and is in this state.
async fn tried(test: &TestApp, tries: u32, state: MessageState) -> Result<MessageView> {
    until(&format!("{tries} tries, {}", state.name()), || async {
        let first = messages(test).await?.into_iter().next();
        Ok(first.is_some_and(|first| first.tries == tries && first.state == state))
    })
    .await?;
    messages(test).await?.into_iter().next().context("a letter")
}

async fn stop(jobs: Jobs) {
    jobs.stop(Duration::from_secs(10)).await;
}

/// Writes a test letter and lets the jobs run once against a server in these moods.
async fn one_letter(store: &TestStore, moods: &[Mood]) -> Result<(TestApp, MailServer, Jobs)> {
    let server = MailServer::start(moods).await?;
    let test = shop(store, true).await?;
    mail::test(&test.app, &test.admin, "ada@friend.example").await?;
    let jobs = goodword_jobs::start(&test.app, options(&server));
    Ok((test, server, jobs))
}

store_test!(a_letter_is_sent_once_with_all_it_needs, |store| async {
    let (test, server, jobs) = one_letter(&store, &[]).await?;
    let sent = tried(&test, 1, MessageState::Sent).await?;
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop(jobs).await;
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!(letter.from, "hello@shop.example");
    assert_eq!(letter.to, ["ada@friend.example"]);
    let id = format!("<msg_{}@shop.example>", sent.id.simple());
    assert_eq!(letter.header("Message-ID"), id);
    assert_eq!(letter.header("Reply-To"), "desk@shop.example");
    assert_eq!(
        letter.header("From"),
        "\"Blue Optics\" <hello@shop.example>"
    );
    assert_eq!(
        letter.header("List-Unsubscribe"),
        "",
        "not to whoever tests"
    );
    assert!(
        letter
            .header("Content-Type")
            .starts_with("multipart/alternative")
    );
    assert!(letter.data.contains("text/plain") && letter.data.contains("text/html"));
    assert_eq!(sent.sent_at, Some(at(NOW)));
    let status = mail::status(&test.app, &test.admin).await?;
    assert_eq!((status.waiting, status.kept, status.parked), (0, 0, 0));
    assert_eq!(status.from.as_deref(), Some("hello@shop.example"));
    Ok(())
});

store_test!(
    a_letter_that_fails_comes_again_after_a_growing_pause,
    |store| async {
        let moods = [
            Mood::Refuses("451 4.3.0 try again, ada@friend.example"),
            Mood::Hangs,
            Mood::Takes,
        ];
        let (test, server, jobs) = one_letter(&store, &moods).await?;
        let first = tried(&test, 1, MessageState::Waiting).await?;
        let reason = "the mail server answered 451 4.3.0";
        assert_eq!(first.last_error.as_deref(), Some(reason));
        assert_eq!(outbox::next_due(&test.app).await?, Some(later(10)));
        test.clock.set(later(10));
        let second = tried(&test, 2, MessageState::Waiting).await?;
        let reason = "the mail server did not answer in time";
        assert_eq!(second.last_error.as_deref(), Some(reason));
        test.clock.set(later(30));
        let third = tried(&test, 3, MessageState::Sent).await?;
        stop(jobs).await;
        assert_eq!((third.last_error, server.letters().len()), (None, 1));
        Ok(())
    }
);

store_test!(
    a_letter_refused_for_good_is_parked_and_can_be_sent_again,
    |store| async {
        let moods = [Mood::Refuses("550 5.1.1 <ada@friend.example> unknown")];
        let (test, server, jobs) = one_letter(&store, &moods).await?;
        let (app, admin) = (&test.app, &test.admin);
        let parked = tried(&test, 1, MessageState::Parked).await?;
        let reason = "the mail server answered 550 5.1.1";
        assert_eq!(parked.last_error.as_deref(), Some(reason));
        let listed = outbox::parked(app, admin, &Paging::first(9)).await?.rows;
        assert_eq!((listed[0].topic.as_str(), listed[0].id), (MAIL, parked.id));
        assert_eq!(listed[0].last_error, reason);
        assert_eq!(mail::status(app, admin).await?.parked, 1);
        let again = mail::send(app, admin, parked.id).await?;
        assert_eq!(again.state, MessageState::Waiting);
        tried(&test, 1, MessageState::Sent).await?;
        stop(jobs).await;
        assert_eq!(server.letters().len(), 1);
        let refused = mail::send(app, admin, parked.id).await;
        assert!(refused.is_err_and(|error| error.to_string().starts_with("message_not_open")));
        assert!(
            outbox::parked(app, admin, &Paging::first(9))
                .await?
                .rows
                .is_empty()
        );
        Ok(())
    }
);

store_test!(
    a_letter_is_parked_after_the_last_try_and_can_be_requeued,
    |store| async {
        let busy = Mood::Refuses("421 4.3.2 busy");
        let (test, server, jobs) = one_letter(&store, &[busy, busy, busy]).await?;
        tried(&test, 1, MessageState::Waiting).await?;
        test.clock.set(later(10));
        tried(&test, 2, MessageState::Waiting).await?;
        test.clock.set(later(30));
        let parked = tried(&test, 3, MessageState::Parked).await?;
        outbox::requeue(&test.app, &test.admin, parked.id).await?;
        tried(&test, 1, MessageState::Sent).await?;
        stop(jobs).await;
        assert_eq!(server.letters().len(), 1);
        Ok(())
    }
);

store_test!(
    what_is_cut_off_comes_again_under_the_same_message_id,
    |store| async {
        let (test, server, jobs) = one_letter(&store, &[Mood::DropsAfterData]).await?;
        tried(&test, 1, MessageState::Waiting).await?;
        test.clock.set(later(10));
        tried(&test, 2, MessageState::Sent).await?;
        stop(jobs).await;
        let letters = server.letters();
        assert_eq!(letters.len(), 2);
        assert_eq!(
            letters[0].header("Message-ID"),
            letters[1].header("Message-ID")
        );
        assert_eq!(letters[0].data.len(), letters[1].data.len());
        Ok(())
    }
);

// A process that dies after the server took the letter, and before it could say so.
store_test!(
    after_a_crash_it_comes_again_under_the_same_message_id,
    |store| async {
        let server = MailServer::start(&[]).await?;
        let test = shop(&store, true).await?;
        mail::test(&test.app, &test.admin, "ada@friend.example").await?;
        let leased = outbox::lease(&test.app, "dead", MAIL, 9, 60).await?;
        let written = mail::letter(&test.app, &leased[0])
            .await?
            .context("a letter")?;
        // Here it sent it, and died. The lease ends, and another process goes on.
        test.clock.set(later(61));
        let jobs = goodword_jobs::start(&test.app, options(&server));
        let sent = tried(&test, 2, MessageState::Sent).await?;
        let id = format!("<msg_{}@shop.example>", written.id.simple());
        assert_eq!(
            (sent.id, server.letters()[0].header("Message-ID")),
            (written.id, id)
        );
        // What the dead one has to say comes to nothing.
        mail::sent(&test.app, &leased[0], true).await?;
        assert_eq!(tried(&test, 2, MessageState::Sent).await?, sent);
        stop(jobs).await;
        Ok(())
    }
);

store_test!(
    a_server_without_tls_gets_nothing_where_tls_is_asked_for,
    |store| async {
        let server = MailServer::start(&[]).await?;
        let test = shop(&store, true).await?;
        mail::test(&test.app, &test.admin, "ada@friend.example").await?;
        let mut options = options(&server);
        options.smtp = Some(Smtp {
            encryption: Encryption::StartTls,
            ..smtp(&server)
        });
        let jobs = goodword_jobs::start(&test.app, options);
        let failed = tried(&test, 1, MessageState::Waiting).await?;
        stop(jobs).await;
        assert!(failed.last_error.is_some());
        assert!(server.letters().is_empty());
        Ok(())
    }
);

store_test!(
    user_and_password_are_told_and_a_wrong_one_is_tried_again,
    |store| async {
        let server = MailServer::start(&[Mood::Asks, Mood::Asks]).await?;
        let test = shop(&store, true).await?;
        mail::test(&test.app, &test.admin, "ada@friend.example").await?;
        let with = |password: &str| JobOptions {
            smtp: Some(Smtp {
                credentials: Some(("shop".to_owned(), password.to_owned())),
                ..smtp(&server)
            }),
            ..options(&server)
        };
        let jobs = goodword_jobs::start(&test.app, with("wrong"));
        let failed = tried(&test, 1, MessageState::Waiting).await?;
        stop(jobs).await;
        let reason = "the mail server answered 535 5.7.8";
        assert_eq!(failed.last_error.as_deref(), Some(reason));
        test.clock.set(later(10));
        let jobs = goodword_jobs::start(&test.app, with("secret"));
        tried(&test, 2, MessageState::Sent).await?;
        stop(jobs).await;
        assert_eq!(server.letters().len(), 1);
        Ok(())
    }
);

store_test!(an_address_that_is_none_is_never_tried, |store| async {
    let server = MailServer::start(&[]).await?;
    let test = shop(&store, true).await?;
    let tx = test.app.store().begin_unscoped().await?;
    let letter = StaffLetter {
        organization: test.admin.organization,
        staff: Uuid::from_u128(5),
        name: "Sam",
        address: "sam@shop.example>\r\nRCPT TO:<eve@evil.example",
        language: None,
        kind: Kind::StaffInvitation,
        link: "https://shop.example/console/welcome#SECRET",
    };
    mail::to_staff(&test.app, &tx, &letter).await?;
    tx.commit().await?;
    let jobs = goodword_jobs::start(&test.app, options(&server));
    let parked = tried(&test, 1, MessageState::Parked).await?;
    stop(jobs).await;
    let reason = "the address is none that a letter can go to";
    assert_eq!(parked.last_error.as_deref(), Some(reason));
    assert_eq!(server.connections(), 0);
    Ok(())
});

store_test!(
    a_link_for_the_staff_is_not_kept_once_it_was_sent,
    |store| async {
        let server = MailServer::start(&[]).await?;
        let test = shop(&store, true).await?;
        let tx = test.app.store().begin_unscoped().await?;
        let letter = StaffLetter {
            organization: test.admin.organization,
            staff: Uuid::from_u128(5),
            name: "Sam\r\nBcc: eve@evil.example",
            address: "sam@shop.example",
            language: goodword_app::Language::of_tag("fa"),
            kind: Kind::StaffPassword,
            link: "https://shop.example/console/welcome#SECRET",
        };
        let id = mail::to_staff(&test.app, &tx, &letter).await?;
        tx.commit().await?;
        let waiting = mail::read(&test.app, &test.admin, id).await?;
        assert!(waiting.text.contains("welcome#SECRET"));
        let reader = goodword_app::Caller {
            scopes: [goodword_app::Scope::Read].into(),
            ..test.admin.clone()
        };
        let seen = mail::read(&test.app, &reader, id).await?;
        assert_eq!((seen.text.as_str(), seen.html.as_str()), ("", ""));
        assert_eq!(seen.message.to, "s…e");
        let jobs = goodword_jobs::start(&test.app, options(&server));
        tried(&test, 1, MessageState::Sent).await?;
        stop(jobs).await;
        let sent = mail::read(&test.app, &test.admin, id).await?;
        assert!(!sent.text.contains("SECRET") && !sent.html.contains("SECRET"));
        assert!(sent.text.contains('…'), "{}", sent.text);
        assert_eq!(server.letters()[0].header("Bcc"), "");
        Ok(())
    }
);

/// Ada, who reads Persian, brings Lin, who signed up; Lin buys and pays.
async fn a_friend_comes(test: &TestApp, store: &TestStore) -> Result<()> {
    let points = json!({"unit": "points", "amount": "100"});
    let definition = json!({
        "name": "house", "zone": "Asia/Shanghai", "currency": "CNY",
        "title": {"en": "Friends of the house", "fa": "دوستان خانه"},
        "offer": {"en": "100 points for you", "fa": "۱۰۰ امتیاز برای شما"},
        "rule": [
            {"for": "advocate", "on": "signed_up", "gives": points},
            {"for": "friend", "on": "signed_up", "gives": points},
        ],
    });
    let new = NewProgram {
        policy: Policy::Definition(definition),
        live_from: Moment::parse("2026-01-01T00:00:00Z").ok(),
    };
    let program = program::create(&test.app, &test.admin, new).await?;
    goodword_app::advocate::enrol(&test.app, &test.admin, program.id, "ada").await?;
    ensure!(store.reader().organizations().first().await?.is_some());
    record(
        test,
        &[
            fact(
                "1",
                "customer.added",
                "09:00",
                json!({"customer": "ada", "attributes":
            {"name": "سارا", "email": "ada@friend.example", "language": "fa"}}),
            ),
            fact(
                "2",
                "referral.introduced",
                "09:01",
                json!({"advocate": "ada", "friend": "lin",
            "channel": "link"}),
            ),
            fact(
                "3",
                "customer.added",
                "09:02",
                json!({"customer": "lin", "attributes":
            {"name": "Lin", "email": "lin@friend.example", "consent_at": "2026-11-22"}}),
            ),
        ],
    )
    .await
}

fn fact(id: &str, kind: &str, time: &str, data: Value) -> Value {
    json!({"specversion": "1.0", "source": "/test", "id": id, "type": kind,
           "time": format!("2026-11-22T{time}:00Z"), "data": data})
}

async fn record(test: &TestApp, facts: &[Value]) -> Result<()> {
    event::record(&test.app, &test.admin, facts).await?;
    Ok(())
}

store_test!(those_whom_it_concerns_are_told_once, |store| async {
    let server = MailServer::start(&[]).await?;
    let test = shop(&store, true).await?;
    let jobs = goodword_jobs::start(&test.app, options(&server));
    a_friend_comes(&test, &store).await?;
    until("three letters", || async {
        Ok(server.letters().len() >= 3)
    })
    .await?;
    // Told again, by whatever happens next: nothing is new.
    record(
        &test,
        &[
            fact(
                "4",
                "order.placed",
                "09:03",
                json!({"order": "O-1", "customer": "lin",
            "amount": "88.00", "currency": "CNY"}),
            ),
            fact(
                "5",
                "payment.received",
                "09:04",
                json!({"order": "O-1", "amount": "88.00",
            "final": true}),
            ),
        ],
    )
    .await?;
    until("the outbox is empty", || async {
        Ok(outbox::next_due(&test.app).await?.is_none())
    })
    .await?;
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop(jobs).await;
    let mut told: Vec<(String, String, String)> = messages(&test)
        .await?
        .into_iter()
        .map(|message| (message.template, message.to, message.language))
        .collect();
    told.sort();
    let line = |template: &str, to: &str, language: &str| {
        (
            template.to_owned(),
            format!("{to}@friend.example"),
            language.to_owned(),
        )
    };
    assert_eq!(
        told,
        [
            line("friend-signed-up", "ada", "fa"),
            line("friend-welcome", "lin", "en"),
            line("reward-earned", "ada", "fa"),
        ]
    );
    for letter in server.letters() {
        let stop = letter.header("List-Unsubscribe");
        assert!(
            stop.starts_with("<https://shop.example/unsubscribe/"),
            "{stop}"
        );
        assert!(!stop.contains("lin") && !stop.contains("ada"), "{stop}");
        assert_eq!(
            letter.header("List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click"
        );
    }
    Ok(())
});

store_test!(who_wants_no_mail_gets_none, |store| async {
    let server = MailServer::start(&[]).await?;
    let test = shop(&store, true).await?;
    let jobs = goodword_jobs::start(&test.app, options(&server));
    a_friend_comes(&test, &store).await?;
    until("three letters", || async {
        Ok(server.letters().len() >= 3)
    })
    .await?;
    let to_ada = |letter: &&mail_server::Received| letter.to == ["ada@friend.example"];
    let letters = server.letters();
    let link = letters
        .iter()
        .find(to_ada)
        .context("a letter")?
        .header("List-Unsubscribe");
    let token = link
        .trim_matches(['<', '>'])
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    let found = mail::look_at_stop(&test.app, &token)
        .await?
        .context("ours")?;
    assert!(!found.is_stopped);
    for _ in 0..2 {
        assert!(
            mail::stop(&test.app, &token)
                .await?
                .context("ours")?
                .is_stopped
        );
    }
    record(
        &test,
        &[
            fact(
                "6",
                "referral.introduced",
                "09:05",
                json!({"advocate": "ada", "friend": "bo",
            "channel": "link"}),
            ),
            fact(
                "7",
                "customer.added",
                "09:06",
                json!({"customer": "bo", "attributes":
            {"email": "bo@friend.example"}}),
            ),
        ],
    )
    .await?;
    until("the outbox is empty", || async {
        Ok(outbox::next_due(&test.app).await?.is_none())
    })
    .await?;
    stop(jobs).await;
    // Nothing to Ada, who said so; nothing to Bo, who never signed up.
    assert_eq!(messages(&test).await?.len(), 3);
    Ok(())
});

store_test!(
    without_a_mail_server_letters_are_kept_and_sent_one_by_one,
    |store| async {
        let server = MailServer::start(&[]).await?;
        let test = shop(&store, false).await?;
        let without = JobOptions {
            smtp: None,
            ..options(&server)
        };
        let jobs = goodword_jobs::start(&test.app, without);
        a_friend_comes(&test, &store).await?;
        until("three letters", || async {
            Ok(messages(&test).await?.len() == 3)
        })
        .await?;
        stop(jobs).await;
        let kept = messages(&test).await?;
        assert!(
            kept.iter()
                .all(|message| message.state == MessageState::Kept)
        );
        let refused = mail::send(&test.app, &test.admin, kept[0].id).await;
        assert!(refused.is_err_and(|error| error.to_string().starts_with("mail_not_configured")));
        // The mail server is set up later: what was kept does not leave by itself.
        let later = shop(&store, true).await?;
        let jobs = goodword_jobs::start(&later.app, options(&server));
        mail::send(&later.app, &later.admin, kept[0].id).await?;
        until("the letter that was sent", || async {
            Ok(!server.letters().is_empty())
        })
        .await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop(jobs).await;
        assert_eq!(server.letters().len(), 1);
        assert_eq!(mail::status(&later.app, &later.admin).await?.kept, 2);
        Ok(())
    }
);

store_test!(a_reward_that_is_taken_back_is_told_of_once, |store| async {
    let test = shop(&store, false).await?;
    a_friend_comes(&test, &store).await?;
    while outbox::fan_out_due(&test.app).await? {}
    assert_eq!(messages(&test).await?.len(), 3);
    // It turns out that Lin had been a customer before.
    for n in 0..2 {
        let order = fact(
            &format!("9{n}"),
            "order.placed",
            "08:00",
            json!({"order": format!("O-{n}"),
            "customer": "lin", "amount": "1.00", "currency": "CNY"}),
        );
        let paid = fact(
            &format!("8{n}"),
            "payment.received",
            "08:01",
            json!({"order": format!("O-{n}"), "amount": "1.00", "final": true}),
        );
        record(&test, &[order, paid]).await?;
        while outbox::fan_out_due(&test.app).await? {}
    }
    let reversed: Vec<MessageView> = messages(&test)
        .await?
        .into_iter()
        .filter(|message| message.template == "reward-reversed")
        .collect();
    assert_eq!(reversed.len(), 1, "{:?}", messages(&test).await?);
    assert_eq!(reversed[0].to, "ada@friend.example");
    let whole = mail::read(&test.app, &test.admin, reversed[0].id).await?;
    assert!(whole.text.contains("۱۰۰ امتیاز"), "{}", whole.text);
    Ok(())
});

fn sam() -> NewStaff {
    NewStaff {
        name: "Sam".to_owned(),
        email: "sam@shop.example".to_owned(),
        role: Role::Marketer,
        language: None,
    }
}

store_test!(who_is_invited_gets_the_link_by_mail, |store| async {
    let server = MailServer::start(&[]).await?;
    let test = shop(&store, true).await?;
    let invited = staff::invite(&test.app, &test.admin, sam()).await?;
    assert!(invited.is_mailed);
    let again = staff::create_link(&test.app, &test.admin, invited.staff.id).await?;
    assert!(again.is_mailed);
    let jobs = goodword_jobs::start(&test.app, options(&server));
    until("two letters", || async { Ok(server.letters().len() == 2) }).await?;
    stop(jobs).await;
    let letters = server.letters();
    for link in [&invited.link, &again.link] {
        let address = link.address("https://shop.example");
        let brings = |letter: &&Received| letter.data.replace("=\r\n", "").contains(&address);
        assert_eq!(letters.iter().filter(brings).count(), 1);
    }
    assert!(
        letters
            .iter()
            .all(|letter| letter.to == vec!["sam@shop.example"])
    );
    Ok(())
});

store_test!(
    without_a_mail_server_the_link_is_kept_nowhere,
    |store| async {
        let test = shop(&store, false).await?;
        let invited = staff::invite(&test.app, &test.admin, sam()).await?;
        assert!(!invited.is_mailed);
        let kept = messages(&test).await?;
        let kept = kept.first().context("a letter")?;
        let whole = mail::read(&test.app, &test.admin, kept.id).await?;
        assert!(!whole.text.contains(&invited.link.token), "{}", whole.text);
        Ok(())
    }
);

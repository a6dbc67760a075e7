//! What reaches the log when letters leave, or do not: nobody's address and nothing of
//! what they say, whatever the mail server answers.

mod mail_server;

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Result;
use goodword_app::{
    Paging,
    mail::{self, MailOptions, Sender},
    outbox::{self, Retry},
};
use goodword_domain::moment::Moment;
use goodword_jobs::{Encryption, JobOptions, Smtp};
use goodword_testkit::{
    app::TestApp,
    store::{self, TestStore},
};
use mail_server::{MailServer, Mood};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

/// Keeps every line of every part of the program.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut line = Line::default();
        span.record(&mut line);
        self.keep(&line);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut line = Line::default();
        values.record(&mut line);
        self.keep(&line);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line::default();
        event.record(&mut line);
        self.keep(&line);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

impl Lines {
    fn keep(&self, line: &Line) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_str(&line.0);
        kept.push('\n');
    }

    fn text(&self) -> String {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{}={value:?} ", field.name());
    }
}

/// Letters to Zebulon, one for each mood of the mail server.
async fn letters(store: &TestStore, moods: &[Mood]) -> Result<MailServer> {
    let server = MailServer::start(moods).await?;
    let now = Moment::from_micros(1_700_000_000_000_000);
    let test = TestApp::on(store, now, 1).await?;
    test.app.set_mail(MailOptions {
        public_url: "https://shop.example".to_owned(),
        signing_key: vec![7; 32],
        sender: Some(Sender {
            address: "hello@shop.example".to_owned(),
            name: None,
            reply_to: None,
        }),
    });
    for _ in moods {
        mail::test(&test.app, &test.admin, "zebulon@quux.example").await?;
    }
    let jobs = goodword_jobs::start(
        &test.app,
        JobOptions {
            owner: "test".to_owned(),
            workers: 1,
            lease_seconds: 60,
            retry: Retry {
                most_tries: 1,
                first_seconds: 10,
                factor: 2,
                most_seconds: 3_600,
                jitter_percent: 0,
            },
            poll: Duration::from_millis(10),
            tick: Duration::from_millis(50),
            kept_days: 30,
            private_addresses: false,
            smtp: Some(Smtp {
                host: "127.0.0.1".to_owned(),
                port: server.port,
                encryption: Encryption::None,
                credentials: Some(("shop".to_owned(), "swordfish".to_owned())),
                timeout: Duration::from_secs(1),
            }),
        },
    );
    for _ in 0..2_000 {
        let status = mail::status(&test.app, &test.admin).await?;
        if status.waiting == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    jobs.stop(Duration::from_secs(10)).await;
    let parked = outbox::parked(&test.app, &test.admin, &Paging::first(50)).await?;
    for parked in parked.rows {
        tracing::info!(parked.last_error, "what an administrator reads");
    }
    Ok(server)
}

#[test]
fn nobodys_address_stands_in_the_log() -> Result<()> {
    let lines = Lines::default();
    tracing::subscriber::set_global_default(lines.clone())?;
    let moods = [
        Mood::Refuses("550 5.1.1 <zebulon@quux.example>: no zebulon here"),
        Mood::Refuses("451 zebulon@quux.example is busy"),
        Mood::Hangs,
        Mood::DropsAfterData,
        Mood::Asks,
        Mood::Takes,
    ];
    store::run(async {
        let server = letters(&store::sqlite().await?, &moods).await?;
        let taken = server.letters();
        anyhow::ensure!(server.connections() == moods.len());
        anyhow::ensure!(taken.len() == 2, "{} letters", taken.len());
        anyhow::ensure!(taken[0].header("To") == "zebulon@quux.example");
        anyhow::ensure!(taken[0].to == [taken[0].header("To")]);
        anyhow::ensure!(taken[0].from == "hello@shop.example");
        Ok(())
    })?;
    let text = lines.text();
    assert!(
        text.contains("550 5.1.1") && text.contains("given up"),
        "{text}"
    );
    for secret in ["zebulon", "quux", "swordfish", "Nothing needs to be done"] {
        assert!(
            !text.to_lowercase().contains(secret),
            "{secret} in the log:\n{text}"
        );
    }
    Ok(())
}

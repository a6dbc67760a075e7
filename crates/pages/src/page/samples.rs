//! Samples of every page, rendered in every language.

use std::time::Duration;

use askama::Template;
use goodword_app::{
    click::ProgramLanding,
    mail::Stop,
    sign_up::{ContactFault, Fault, Outcome},
};
use goodword_domain::{moment::Day, program::Texts as Written, reason::Reason};

use super::{
    Frame,
    landing::{Again, Form, LandingPage, Typed},
    notice::{Notice, NoticePage},
    stop::StopPage,
    thanks::{Own, ThanksPage},
    tools::Tools,
};
use crate::{Language, links::Links, texts::Texts};

fn written(words: &str) -> Written {
    let text = |language: &Language| {
        (
            language.tag().to_owned(),
            format!("{words} & <b>{}</b>", language.tag()),
        )
    };
    Language::ALL.iter().map(text).collect()
}

fn landing() -> ProgramLanding {
    ProgramLanding {
        organization: uuid::Uuid::nil(),
        organization_name: "Blue \"Optics\" <&> Sons".to_owned(),
        program_id: uuid::Uuid::nil(),
        program: "sample".to_owned(),
        title: written("title"),
        offer: written("offer"),
        criteria: written("criteria"),
        last_day: Day::parse("2026-03-21").ok(),
        zone: "Asia/Shanghai".to_owned(),
        advocate: "C-SECRET".to_owned(),
        display_name: Some("<script>alert(1)</script>".to_owned()),
        code: "CODE".to_owned(),
        destination: None,
        summary: written("summary"),
        advocate_kinds: None,
        open: true,
    }
}

fn form(faults: Vec<Fault>, again: Option<Again>) -> Form {
    let typed = Typed {
        name: "\"><script>".to_owned(),
        contact: "'><img>".to_owned(),
        consent: faults.is_empty(),
    };
    let (action, state) = ("/r/CODE".to_owned(), "state".to_owned());
    Form {
        action,
        state,
        typed,
        faults,
        again,
    }
}

/// Every page in its different states, with a name for each.
fn samples(language: Language) -> Vec<(String, String)> {
    let frame = || Frame::at(Texts::new(language), "/assets/x.css".to_owned(), "via=link");
    let page = |landing: &ProgramLanding, form| {
        LandingPage::new(frame(), landing, form)
            .render()
            .unwrap_or_default()
    };
    let whole = landing();
    let bare = ProgramLanding {
        title: Written::new(),
        offer: Written::new(),
        criteria: Written::new(),
        last_day: None,
        display_name: None,
        ..whole.clone()
    };
    let closed = ProgramLanding {
        open: false,
        ..whole.clone()
    };
    let mut samples = vec![
        ("landing".to_owned(), page(&whole, form(Vec::new(), None))),
        (
            "landing bare".to_owned(),
            page(&bare, form(Vec::new(), None)),
        ),
        (
            "landing closed".to_owned(),
            page(&closed, form(Vec::new(), None)),
        ),
    ];
    for fault in Fault::ALL {
        let html = page(&whole, form(vec![*fault], None));
        samples.push((format!("landing {}", fault.code()), html));
    }
    let wait = Duration::from_secs(125);
    for again in [Again::Stale, Again::Trap, Again::Busy, Again::TooMany(wait)] {
        samples.push((
            format!("landing {again:?}"),
            page(&whole, form(Vec::new(), Some(again))),
        ));
    }
    let refused = Reason::ALL.iter().map(|reason| Outcome::Refused(*reason));
    for outcome in std::iter::once(Outcome::Welcome).chain(refused) {
        let html = ThanksPage::new(frame(), &whole, outcome, Own::Elsewhere)
            .render()
            .unwrap_or_default();
        samples.push((format!("thanks {outcome:?}"), html));
    }
    let links = Links::new("https://shop.example");
    for (name, landing) in [("whole", &whole), ("bare", &bare)] {
        let tools = Box::new(Tools::new(Texts::new(language), &links, landing));
        let address = "/s/5ec7e7".to_owned();
        let own = Own::Page { address, tools };
        let page = ThanksPage::new(frame(), landing, Outcome::Welcome, own);
        let html = page.render().unwrap_or_default();
        samples.push((format!("thanks with a link, {name}"), html));
    }
    samples.extend(notices(language));
    samples.extend(stops(language));
    samples
}

fn notices(language: Language) -> Vec<(String, String)> {
    let frame = || Frame::at(Texts::new(language), "/assets/x.css".to_owned(), "via=link");
    let notices = [
        Notice::UnknownLink,
        Notice::UnknownPage,
        Notice::CrossSite,
        Notice::Unreadable,
        Notice::TooMany(Duration::from_secs(125)),
        Notice::Busy,
        Notice::Broken,
    ];
    let sample = |notice: Notice| {
        let html = NoticePage::new(frame(), &notice).render();
        (format!("notice {notice:?}"), html.unwrap_or_default())
    };
    notices.into_iter().map(sample).collect()
}

fn stops(language: Language) -> Vec<(String, String)> {
    let frame = || Frame::at(Texts::new(language), "/assets/x.css".to_owned(), "");
    let page = |is_stopped| {
        let name = "Blue \"Optics\" <&> <script>Sons".to_owned();
        let stop = Stop::sample(name, language, is_stopped);
        StopPage::new(frame(), &stop).render().unwrap_or_default()
    };
    let unknown = StopPage::unknown(frame()).render().unwrap_or_default();
    vec![
        ("stop".to_owned(), page(false)),
        ("stop done".to_owned(), page(true)),
        ("stop unknown".to_owned(), unknown),
    ]
}

#[test]
fn every_page_renders_in_every_language_with_all_its_texts() {
    for language in Language::ALL {
        for (name, html) in samples(*language) {
            let place = format!("{name} in {}", language.tag());
            let start = format!(
                "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">",
                language.tag(),
                language.direction()
            );
            assert!(html.starts_with(&start), "{place}: {html}");
            assert!(html.trim_end().ends_with("</html>"), "{place}");
            assert_eq!(html.matches("<h1>").count(), 1, "{place}");
            assert!(!html.contains("Unknown localization"), "{place}: {html}");
            assert!(!html.contains("{$"), "{place}: a place was not filled");
            assert!(html.len() < 40 * 1024, "{place}: {} bytes", html.len());
        }
    }
}

#[test]
fn what_others_wrote_stays_text() {
    for (name, html) in samples(Language::En) {
        for tag in ["<script>", "<b>", "<img"] {
            assert!(!html.contains(tag), "{name} lets {tag} through: {html}");
        }
        assert!(
            !html.contains(" style=") && !html.contains("javascript:"),
            "{name}"
        );
        assert!(!html.contains("C-SECRET"), "{name} names the advocate's id");
    }
}

#[test]
fn a_faulty_field_says_so_where_it_is_and_keeps_what_was_typed() {
    let faults = vec![
        Fault::NameMissing,
        Fault::Contact(ContactFault::Unclear),
        Fault::ConsentMissing,
    ];
    let frame = Frame::at(
        Texts::new(Language::En),
        "/assets/x.css".to_owned(),
        "via=link",
    );
    let page = LandingPage::new(frame, &landing(), form(faults, None));
    let html = page.render().unwrap_or_default();
    for id in ["name", "contact", "consent"] {
        assert!(
            html.contains(&format!("<a href=\"#{id}\">")),
            "no link to {id}"
        );
        assert!(
            html.contains(&format!("id=\"{id}-error\"")),
            "no error at {id}"
        );
        assert!(
            html.contains(&format!("aria-describedby=\"{id}-error")),
            "{id} is not described"
        );
    }
    assert_eq!(html.matches("autofocus").count(), 1);
    assert_eq!(html.matches("aria-invalid").count(), 3);
    assert!(html.contains("value=\"&#39;&#62;&#60;img&#62;\""), "{html}");
}

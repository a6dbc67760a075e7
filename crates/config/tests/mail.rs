//! The mail server: in one line or key by key, and what is wrong with it.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use goodword_config::{Config, ConfigError, Options, Sources, Tls};

fn load(file: &str) -> Result<Config, ConfigError> {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("goodword.toml"), file).unwrap();
    Config::load(Sources {
        options: Options::default(),
        environment: BTreeMap::new(),
        directory: directory.path().to_owned(),
    })
}

/// Host, port, kind of connection, user and password.
fn relay(file: &str) -> (String, u16, Tls, String) {
    let config = load(&format!("[mail]\nfrom = \"a@shop.example\"\n{file}")).unwrap();
    let relay = config.mail.relay().unwrap();
    let credentials = relay.credentials.map(|(user, password)| {
        let password = password.expose();
        format!("{user}:{password}")
    });
    (
        relay.host,
        relay.port,
        relay.tls,
        credentials.unwrap_or_default(),
    )
}

fn told(host: &str, port: u16, tls: Tls, credentials: &str) -> (String, u16, Tls, String) {
    (host.to_owned(), port, tls, credentials.to_owned())
}

#[test]
fn a_mail_server_is_told_in_one_line_or_key_by_key() {
    let table = [
        (
            "url = \"smtp://me%40shop:p%3Aw@mail.example\"",
            told("mail.example", 587, Tls::StartTls, "me@shop:p:w"),
        ),
        (
            "url = \"smtps://me:pw@mail.example:2465/\"",
            told("mail.example", 2465, Tls::Tls, "me:pw"),
        ),
        (
            "url = \"smtp+none://localhost\"",
            told("localhost", 25, Tls::None, ""),
        ),
        (
            "host = \"mail.example\"\nuser = \"me\"\npassword = \"p w\"",
            told("mail.example", 587, Tls::StartTls, "me:p w"),
        ),
        (
            "host = \"10.0.0.1\"\ntls = \"tls\"\nport = 4650",
            told("10.0.0.1", 4650, Tls::Tls, ""),
        ),
    ];
    for (file, expected) in table {
        assert_eq!(relay(file), expected, "{file}");
    }
    assert!(load("").unwrap().mail.relay().is_none());
}

#[test]
fn a_password_is_never_shown() {
    for file in [
        "url = \"smtp://me:SECRET@mail.example\"",
        "host = \"mail.example\"\nuser = \"me\"\npassword = \"SECRET\"",
    ] {
        let config = load(&format!("[mail]\nfrom = \"a@b.example\"\n{file}")).unwrap();
        assert!(config.dump().contains("(hidden)"));
        assert!(!config.dump().contains("SECRET"), "{file}");
        assert!(!format!("{config:?}").contains("SECRET"), "{file}");
    }
}

#[test]
fn what_cannot_be_is_refused_at_once() {
    let table = [
        (
            "url = \"mail.example\"",
            "mail.url: is not the URL of a mail server",
        ),
        (
            "url = \"smtp://me@mail.example\"",
            "mail.url: is not the URL of a mail server",
        ),
        (
            "url = \"smtp://mail.example\"\nhost = \"x\"",
            "mail.url: mail.url and mail.host are both",
        ),
        ("host = \"a b\"", "mail.host: is not the name of a machine"),
        ("host = \"x\"\nport = 70000", "mail.port: is out of range"),
        (
            "host = \"x\"\nuser = \"me\"",
            "mail.user: mail.user and mail.password go together",
        ),
        (
            "host = \"x\"\ntls = \"none\"\nuser = \"me\"\npassword = \"p\"",
            "mail.tls: the password would travel where others can read it",
        ),
        (
            "tls = \"ssl\"",
            "mail.tls: \"ssl\" is not one of starttls, tls, none",
        ),
        ("reply_to = \"a@b>\\nBcc: c@d\"", "mail.reply_to: "),
    ];
    for (file, expected) in table {
        let file = format!("[mail]\nfrom = \"a@shop.example\"\n{file}");
        let error = load(&file).unwrap_err().to_string();
        assert!(error.contains(expected), "{file}: {error}");
        assert!(!error.contains("SECRET"));
    }
    let error = load("[mail]\nhost = \"mail.example\"")
        .unwrap_err()
        .to_string();
    assert!(error.contains("mail.from: is missing"), "{error}");
    for bad in [
        "ada",
        "a@",
        "@b",
        "a b@c.example",
        "A <a@b",
        "a@b@c",
        "ä@b.example",
    ] {
        let error = load(&format!("[mail]\nfrom = \"{bad}\""));
        assert!(error.is_err(), "{bad}");
    }
    let config = load("[mail]\nfrom = \"Blue Optics <a@shop.example>\"").unwrap();
    let from = config.mail.from.unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some("Blue Optics"), "a@shop.example")
    );
}

#[test]
fn private_addresses_are_opened_by_yes_only() {
    assert!(!load("").unwrap().outbox.private_addresses);
    let open = load("[outbox]\nprivate_addresses = true").unwrap();
    assert!(open.outbox.private_addresses);
    let error = load("[outbox]\nprivate_addresses = \"perhaps\"").unwrap_err();
    assert!(error.to_string().contains("not true or false"), "{error}");
}

//! Which source wins, and what each type accepts.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::net::IpAddr;

use goodword_config::{Config, Format, Level, Options, Place, Sources};

/// Sources with a file of this text, these variables, these flags.
fn sources(
    file: &str,
    variables: &[(&str, &str)],
    options: Options,
) -> (Sources, tempfile::TempDir) {
    let directory = tempfile::tempdir().unwrap();
    if !file.is_empty() {
        std::fs::write(directory.path().join("goodword.toml"), file).unwrap();
    }
    let environment: BTreeMap<_, _> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.into()))
        .collect();
    (
        Sources {
            options,
            environment,
            directory: directory.path().to_owned(),
        },
        directory,
    )
}

fn load(file: &str, variables: &[(&str, &str)], options: Options) -> Config {
    let (sources, _directory) = sources(file, variables, options);
    Config::load(sources).unwrap()
}

#[test]
fn nothing_said_gives_the_defaults() {
    let config = load("", &[], Options::default());
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.body_limit_bytes, 2_097_152);
    assert!(matches!(config.database.place(), Place::Directory(path)
        if path.to_str() == Some("./goodword-data")));
    assert_eq!(config.batch.max_events, 256);
    assert_eq!(
        (config.log.format, config.log.level),
        (Format::Text, Level::Info)
    );
    assert!(config.secrets.signing_key.is_none());
    config.check().unwrap();
}

#[test]
fn the_later_source_wins() {
    let file =
        "[server]\nlisten = \"127.0.0.1:1\"\nrequest_timeout_seconds = 1\n[log]\nlevel = \"warn\"";
    let variables = [
        ("GOODWORD_SERVER__LISTEN", "127.0.0.1:2"),
        ("GOODWORD_LOG__LEVEL", "debug"),
    ];
    let flag = Options {
        listen: Some("127.0.0.1:3".to_owned()),
        ..Options::default()
    };

    let of_file = load(file, &[], Options::default());
    assert_eq!(
        (of_file.server.listen.port(), of_file.log.level),
        (1, Level::Warn)
    );
    let of_variable = load(file, &variables, Options::default());
    assert_eq!(
        (of_variable.server.listen.port(), of_variable.log.level),
        (2, Level::Debug)
    );
    let of_flag = load(file, &variables, flag);
    assert_eq!(
        (of_flag.server.listen.port(), of_flag.log.level),
        (3, Level::Debug)
    );
    assert_eq!(of_flag.server.request_timeout_seconds, 1);
}

#[test]
fn short_names_stand_for_the_long_ones() {
    let config = load(
        "",
        &[("GOODWORD_LISTEN", "[::1]:9"), ("GOODWORD_DATA", "d")],
        Options::default(),
    );
    assert_eq!(config.server.listen.to_string(), "[::1]:9");
    assert!(
        matches!(config.database.place(), Place::Directory(path) if path.to_str() == Some("d"))
    );
}

#[test]
fn a_named_file_replaces_the_default_one() {
    let (mut sources, directory) = sources("[clock]\ntick_seconds = 7", &[], Options::default());
    let named = directory.path().join("other.toml");
    std::fs::write(&named, "[clock]\ntick_seconds = 9").unwrap();
    assert_eq!(Config::load(sources.clone()).unwrap().clock.tick_seconds, 7);
    sources
        .environment
        .insert("GOODWORD_CONFIG".to_owned(), named.clone().into());
    assert_eq!(Config::load(sources.clone()).unwrap().clock.tick_seconds, 9);
    sources
        .environment
        .insert("GOODWORD_CONFIG".to_owned(), "missing.toml".into());
    sources.options.config = Some(named);
    assert_eq!(Config::load(sources).unwrap().clock.tick_seconds, 9);
}

#[test]
fn a_later_place_for_the_data_displaces_the_earlier() {
    let file = "[database]\nurl = \"postgres://live/goodword\"";
    let data = Options {
        data: Some("./demo".to_owned()),
        ..Options::default()
    };
    let config = load(file, &[], data);
    assert!(matches!(config.database.place(), Place::Directory(path) if path.ends_with("demo")));

    let config = load(
        "[database]\ndata = \"d\"",
        &[("GOODWORD_DATABASE", "postgres://h/n")],
        Options::default(),
    );
    assert!(
        matches!(config.database.place(), Place::Postgres(url) if url.expose() == "postgres://h/n")
    );
}

#[test]
fn proxies_are_addresses_or_networks() {
    let variables = [(
        "GOODWORD_SERVER__TRUSTED_PROXIES",
        "10.0.0.0/8, 192.0.2.7, 2001:db8::/33",
    )];
    let server = load("", &variables, Options::default()).server;
    let table = [
        ("10.255.0.1", true),
        ("11.0.0.1", false),
        ("192.0.2.7", true),
        ("192.0.2.6", false),
        ("::ffff:10.1.2.3", true),
        ("2001:db8:7fff::1", true),
        ("2001:db8:8000::1", false),
    ];
    for (address, trusted) in table {
        let ip: IpAddr = address.parse().unwrap();
        assert_eq!(server.trusts(ip), trusted, "{address}");
    }
    let file = "[server]\ntrusted_proxies = [\"10.0.0.0/8\"]";
    assert_eq!(
        load(file, &[], Options::default())
            .server
            .trusted_proxies
            .len(),
        1
    );
}

#[test]
fn the_public_address_follows_the_listener_unless_given() {
    let config = load("", &[], Options::default());
    let table = [
        ("127.0.0.1:4000", "http://127.0.0.1:4000"),
        ("0.0.0.0:80", "http://127.0.0.1:80"),
        ("[::]:80", "http://[::1]:80"),
    ];
    for (bound, url) in table {
        assert_eq!(config.server.public_url_at(bound.parse().unwrap()), url);
    }
    let given = Options {
        public_url: Some("https://refer.example.com/".to_owned()),
        ..Options::default()
    };
    let server = load("", &[], given).server;
    assert_eq!(
        server.public_url_at("127.0.0.1:1".parse().unwrap()),
        "https://refer.example.com"
    );
    assert!(server.public_url.unwrap().is_https());
}

#[test]
fn pauses_grow_to_their_limit() {
    let outbox = load("", &[], Options::default()).outbox;
    let table = [
        (1, 5),
        (2, 10),
        (3, 20),
        (12, 10_240),
        (13, 20_480),
        (14, 21_600),
        (99, 21_600),
    ];
    for (tries, seconds) in table {
        assert_eq!(outbox.backoff_seconds(tries), seconds, "after try {tries}");
    }
}

#[test]
fn a_signing_key_is_base64_of_either_alphabet() {
    let table: [(&str, Vec<u8>); 2] = [
        (
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            (0..32).collect(),
        ),
        (
            "_____________________________________________w",
            vec![0xff; 34],
        ),
    ];
    for (text, bytes) in table {
        let variables = [("GOODWORD_SECRETS__SIGNING_KEY", text)];
        let secrets = load("", &variables, Options::default()).secrets;
        assert_eq!(secrets.signing_key.unwrap().expose(), bytes);
    }
}

#[test]
fn secrets_are_never_printed() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let variables = [
        ("GOODWORD_SECRETS__SIGNING_KEY", key),
        ("GOODWORD_DATABASE", "postgres://u:hush@h/n"),
    ];
    let config = load("", &variables, Options::default());
    for text in [format!("{config:?}"), config.dump()] {
        assert!(!text.contains("hush") && !text.contains("AAECAw"), "{text}");
    }
}

#[test]
fn a_dump_is_a_settings_file() {
    let file = "[server]\nlisten = \"127.0.0.1:5\"\ntrusted_proxies = [\"10.0.0.0/8\"]\n\
                [log]\nformat = \"json\"\n[database]\ndata = \"d\"";
    let dump = load(file, &[], Options::default()).dump();
    assert!(dump.contains("listen = \"127.0.0.1:5\""), "{dump}");
    assert_eq!(load(&dump, &[], Options::default()).dump(), dump);
}

//! Bad settings: every fault at once, each with its place and what to do.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use goodword_config::{Config, Options, Sources};

/// The messages for a file, variables and flags; the directory is cut off.
fn faults(file: &str, variables: &[(&str, &str)], options: Options) -> Vec<String> {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("goodword.toml"), file).unwrap();
    let environment: BTreeMap<_, _> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.into()))
        .collect();
    let sources = Sources {
        options,
        environment,
        directory: directory.path().to_owned(),
    };
    let error = Config::load(sources).unwrap_err().to_string();
    let prefix = format!("{}/", directory.path().display());
    error
        .replace(&prefix, "")
        .lines()
        .map(str::to_owned)
        .collect()
}

fn of_file(file: &str) -> Vec<String> {
    faults(file, &[], Options::default())
}

/// Each file has the one fault beside it.
fn of_table(table: &[(&str, &str)]) {
    for (file, message) in table {
        assert_eq!(of_file(file), [*message], "{file}");
    }
}

#[test]
fn a_misplaced_or_misspelt_key() {
    of_table(&[
        (
            "[server]\n\nlisen = \"127.0.0.1:1\"",
            "goodword.toml:3: server.lisen: unknown key; did you mean server.listen?",
        ),
        (
            "[sever]\nlisten = \"127.0.0.1:1\"",
            "goodword.toml:2: sever.listen: unknown key; did you mean server.listen?",
        ),
        (
            "[colours]\nhue = 3",
            "goodword.toml:2: colours.hue: unknown key; \
             remove it; docs/reference/config.md lists every key",
        ),
        (
            "listen = \"127.0.0.1:1\"",
            "goodword.toml:1: listen: stands outside of every section; \
             put it under the section it belongs to, such as [server]",
        ),
    ]);
}

#[test]
fn a_value_of_the_wrong_kind() {
    of_table(&[
        (
            "[server]\nlisten = \"localhost\"",
            "goodword.toml:2: server.listen: \"localhost\" is not an address and a port; \
             write for example 127.0.0.1:8080 or [::]:8080",
        ),
        (
            "[server]\nlisten = 8080",
            "goodword.toml:2: server.listen: is a number, not text; \
             write it in quotation marks: address and port",
        ),
        (
            "[server]\nrequest_timeout_seconds = \"30 s\"",
            "goodword.toml:2: server.request_timeout_seconds: is text, not a whole number; \
             write a whole number without unit or quotation marks",
        ),
        (
            "[batch]\nmax_events = 0",
            "goodword.toml:2: batch.max_events: 0 is out of range; \
             choose a number from 1 to 10000",
        ),
        (
            "[batch]\nmax_events = -1",
            "goodword.toml:2: batch.max_events: -1 is out of range; \
             write a whole number without unit or quotation marks",
        ),
        (
            "[server]\ntrusted_proxies = [\"10.0.0.0/33\"]",
            "goodword.toml:2: server.trusted_proxies: \"10.0.0.0/33\" is not an address or a \
             network; write for example 192.0.2.1 or 10.0.0.0/8",
        ),
        (
            "[server]\npublic_url = \"refer.example.com\"",
            "goodword.toml:2: server.public_url: \"refer.example.com\" is not an http or https \
             URL without query, fragment or password; write for example https://refer.example.com",
        ),
        (
            "[log]\nlevel = \"verbose\"",
            "goodword.toml:2: log.level: \"verbose\" is not a word for it; \
             write one of `error`, `warn`, `info`, `debug`, `trace`",
        ),
    ]);
}

#[test]
fn settings_that_contradict_each_other() {
    of_table(&[
        (
            "[server]\ntrusted_proxies = [\"0.0.0.0/0\"]",
            "settings: server.trusted_proxies: 0.0.0.0/0 lets everybody choose the address they \
             are known by; name the addresses of your own proxies",
        ),
        (
            "[limits]\nkey_per_second = 50\nkey_burst = 10",
            "settings: limits.key_burst: 10 is less than limits.key_per_second, 50; \
             a burst is at least what one second allows",
        ),
        (
            "[outbox]\nfirst_backoff_seconds = 60\nmax_backoff_seconds = 30",
            "settings: outbox.first_backoff_seconds: 60 is more than outbox.max_backoff_seconds, \
             30; make the first pause the shortest",
        ),
        (
            "[database]\ndata = \"d\"\nurl = \"postgres://h/n\"",
            "goodword.toml:3: database.url: database.data (goodword.toml:2) and database.url \
             (goodword.toml:3) are both set; the data is in one place: remove one of the two",
        ),
    ]);
}

#[test]
fn text_that_is_not_toml_names_the_line() {
    let messages = of_file("[server]\nlisten = ");
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("goodword.toml:2: "), "{messages:?}");
    let messages = of_file("[clock]\ntick_seconds = 2026-01-01");
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("goodword.toml:"), "{messages:?}");
}

#[test]
fn one_fault_in_a_variable() {
    let table = [
        (
            "GOODWORD_LISTN",
            "x",
            "GOODWORD_LISTN: unknown variable; did you mean GOODWORD_LISTEN?",
        ),
        (
            "GOODWORD_SERVER_LISTEN",
            "127.0.0.1:1",
            "GOODWORD_SERVER_LISTEN: unknown variable; did you mean GOODWORD_SERVER__LISTEN?",
        ),
        (
            "GOODWORD_BATCH__MAX_EVENTS",
            "many",
            "GOODWORD_BATCH__MAX_EVENTS: batch.max_events: \"many\" is not a whole number; \
             write a whole number without unit or quotation marks",
        ),
        (
            "GOODWORD_CONFIG",
            "/nowhere/at/all.toml",
            "/nowhere/at/all.toml: cannot be read: No such file or directory (os error 2); \
             name a readable file with --config or GOODWORD_CONFIG",
        ),
    ];
    for (name, value, message) in table {
        assert_eq!(faults("", &[(name, value)], Options::default()), [message]);
    }
}

#[test]
fn a_key_set_twice_in_the_environment_is_a_fault() {
    let both = [
        ("GOODWORD_LISTEN", "127.0.0.1:1"),
        ("GOODWORD_SERVER__LISTEN", "127.0.0.1:2"),
    ];
    let message = "GOODWORD_SERVER__LISTEN: server.listen: set a second time, \
                   after GOODWORD_LISTEN; keep one of the two";
    assert_eq!(faults("", &both, Options::default()), [message]);
}

#[test]
fn variables_of_a_container_platform_are_passed_over() {
    let directory = tempfile::tempdir().unwrap();
    let environment = [
        ("GOODWORD_PORT", "tcp://10.0.0.1:80"),
        ("GOODWORD_SERVICE_HOST", "10.0.0.1"),
        ("GOODWORD_PORT_80_TCP_ADDR", "10.0.0.1"),
        ("PATH", "/bin"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.into()))
    .collect();
    let sources = Sources {
        environment,
        directory: directory.path().to_owned(),
        ..Sources::default()
    };
    Config::load(sources).unwrap();
}

#[test]
fn a_wrong_secret_is_not_quoted() {
    let variables = [
        ("GOODWORD_DATABASE", "mysql://u:hush@h/n"),
        ("GOODWORD_SECRETS__SIGNING_KEY", "aHVzaA"),
    ];
    let messages = faults("", &variables, Options::default());
    assert_eq!(
        messages,
        [
            "GOODWORD_DATABASE: database.url: is not the URL of a PostgreSQL database; write \
             postgres://user:password@host/name; for SQLite set database.data to a directory",
            "GOODWORD_SECRETS__SIGNING_KEY: secrets.signing_key: has 4 bytes, needs at least 32; \
             make one with: openssl rand -base64 32",
        ]
    );
}

#[test]
fn all_faults_come_at_once_even_those_a_later_source_hides() {
    let file = "[server]\nlisten = \"here\"\nlissen = 1\n[clock]\ntick_seconds = 0";
    let flag = Options {
        listen: Some("127.0.0.1:1".to_owned()),
        log_level: Some("loud".to_owned()),
        ..Options::default()
    };
    let messages = faults(file, &[("GOODWORD_LOK__LEVEL", "info")], flag);
    let places: Vec<&str> = messages
        .iter()
        .map(|m| m.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "GOODWORD_LOK__LEVEL",
            "goodword.toml:2",
            "goodword.toml:5",
            "--log-level",
            "goodword.toml:3"
        ]
    );
}

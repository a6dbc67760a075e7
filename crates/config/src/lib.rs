//! Settings: one section a file, defaults in code, unknown keys refused.
//!
//! Four layers, the later wins: the defaults here, `goodword.toml`, the
//! `GOODWORD_*` environment, the flags of the command line. Every layer is
//! turned into the same list of [`layer::Entry`]s; a section then takes its
//! keys out of that list, and what nobody took is an unknown key. All faults
//! are collected before the first is reported, so that a wrong file is mended
//! in one go.
//!
//! Nobody else in the workspace reads the environment: the other crates get
//! plain values from the binary.

mod environment;
mod fault;
mod file;
mod layer;
mod mailbox;
mod nearest;
mod network;
mod public_url;
mod reader;
mod reference;
mod secret;
mod section;
mod setting;
mod smtp;
mod sources;

pub use fault::{ConfigError, Fault};
pub use mailbox::Mailbox;
pub use network::Network;
pub use public_url::PublicUrl;
pub use secret::{Secret, SigningKey};
pub use section::batch::Batch;
pub use section::clock::Clock;
pub use section::database::{Database, Place};
pub use section::limits::Limits;
pub use section::log::{Format, Level, Log};
pub use section::mail::Mail;
pub use section::outbox::Outbox;
pub use section::secrets::Secrets;
pub use section::server::Server;
pub use section::sessions::Sessions;
pub use smtp::{Password, Relay, SmtpUrl, Tls};
pub use sources::{Options, Sources};

use reader::Reader;
use section::Section;

/// The file read from the working directory when none is named.
pub const DEFAULT_FILE: &str = "goodword.toml";

macro_rules! config {
    ($($(#[doc = $doc:literal])+ $field:ident: $Section:ident,)+) => {
        /// Every setting of the server, resolved.
        #[derive(Clone, Debug, Default)]
        pub struct Config {
            $($(#[doc = $doc])+ pub $field: $Section,)+
        }

        impl Config {
            fn read(reader: &mut Reader) -> Self {
                Self { $($field: $Section::read(reader),)+ }
            }

            /// The settings in force, as a file that would give them again;
            /// secrets are hidden.
            #[must_use]
            pub fn dump(&self) -> String {
                [$(section::dump(&self.$field),)+].join("\n")
            }
        }

        /// The documentation of every section, in the order of the reference.
        pub(crate) fn sections() -> Vec<section::SectionDoc> {
            vec![$($Section::doc(),)+]
        }
    };
}

config! {
    /// How the server is reached.
    server: Server,
    /// Where the data is.
    database: Database,
    /// What one caller may ask for.
    limits: Limits,
    /// How long people stay signed in.
    sessions: Sessions,
    /// How facts are written together.
    batch: Batch,
    /// How messages leave.
    outbox: Outbox,
    /// How letters leave.
    mail: Mail,
    /// How the passing of time is noticed.
    clock: Clock,
    /// What is written to the log.
    log: Log,
    /// What must stay secret.
    secrets: Secrets,
}

impl Config {
    /// Reads all sources and resolves every setting.
    ///
    /// # Errors
    /// All faults of all sources at once: unreadable or malformed file, unknown
    /// key, wrong value, and values that contradict each other ([`Self::check`]).
    pub fn load(sources: Sources) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(sources.entries());
        let config = Self::read(&mut reader);
        let mut faults = reader.finish();
        if faults.is_empty() {
            config.faults(&mut faults);
        }
        ConfigError::unless_empty(faults, config)
    }

    /// The rules that concern more than one key.
    ///
    /// # Errors
    /// Every pair of settings that contradict each other.
    pub fn check(&self) -> Result<(), ConfigError> {
        let mut faults = Vec::new();
        self.faults(&mut faults);
        ConfigError::unless_empty(faults, ())
    }

    /// Markdown that documents every key: type, default, variable, meaning.
    /// `docs/reference/config.md` is this text.
    #[must_use]
    pub fn reference() -> String {
        reference::markdown(&sections())
    }

    fn faults(&self, faults: &mut Vec<Fault>) {
        self.limits.faults(faults);
        self.mail.faults(faults);
        self.outbox.faults(faults);
        self.server.faults(faults);
    }
}

//! Where settings come from.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::layer::{Entry, Layer, Raw};
use crate::{DEFAULT_FILE, environment, file, sections};

/// Precedence of the flags among the layers.
const LAYER: u8 = 3;

/// What the command line said; `None` is "nothing", never a default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `--config`: the settings file.
    pub config: Option<PathBuf>,
    /// `--listen`: overrides `server.listen`.
    pub listen: Option<String>,
    /// `--public-url`: overrides `server.public_url`.
    pub public_url: Option<String>,
    /// `--data`: overrides `database.data`, and displaces `database.url`.
    pub data: Option<String>,
    /// `--database`: overrides `database.url`, and displaces `database.data`.
    pub database: Option<String>,
    /// `--log-format`: overrides `log.format`.
    pub log_format: Option<String>,
    /// `--log-level`: overrides `log.level`.
    pub log_level: Option<String>,
}

/// All sources of one load. Tests build it; the binary calls [`Self::of_process`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The flags.
    pub options: Options,
    /// The environment; only `GOODWORD_*` is looked at.
    pub environment: BTreeMap<String, OsString>,
    /// Where [`DEFAULT_FILE`] is looked for when no file is named.
    pub directory: PathBuf,
}

impl Sources {
    /// The flags given, this process's environment, its working directory.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn of_process(options: Options) -> Self {
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| name.into_string().ok().map(|name| (name, value)))
            .collect();
        Self {
            options,
            environment,
            directory: PathBuf::new(),
        }
    }

    pub(crate) fn entries(&self) -> Layer {
        let known: Vec<String> = sections()
            .iter()
            .flat_map(|section| section.names())
            .collect();
        let mut layer = self.file();
        layer.append(environment::read(&self.environment, &known));
        layer.entries.extend(self.flags());
        layer
    }

    fn file(&self) -> Layer {
        let named = self
            .environment
            .get(environment::CONFIG)
            .filter(|name| !name.is_empty());
        match (&self.options.config, named) {
            (Some(path), _) => file::read(path, false),
            (None, Some(path)) => file::read(Path::new(path), false),
            (None, None) => file::read(&self.directory.join(DEFAULT_FILE), true),
        }
    }

    fn flags(&self) -> impl Iterator<Item = Entry> {
        let options = &self.options;
        [
            ("--listen", "server.listen", &options.listen),
            ("--public-url", "server.public_url", &options.public_url),
            ("--data", "database.data", &options.data),
            ("--database", "database.url", &options.database),
            ("--log-format", "log.format", &options.log_format),
            ("--log-level", "log.level", &options.log_level),
        ]
        .into_iter()
        .filter_map(|(flag, key, value)| {
            let raw = Raw::Text(value.clone()?);
            Some(Entry {
                layer: LAYER,
                source: flag.to_owned(),
                key: key.to_owned(),
                raw,
            })
        })
    }
}

use std::path::{Path, PathBuf};

use super::section;
use crate::secret::Secret;

/// Where the data is when nobody says.
const DEFAULT_DATA: &str = "./goodword-data";

section! {
    /// Where the data is: a directory with one SQLite file, or a PostgreSQL
    /// database. Exactly one; a source that names one displaces what an earlier
    /// source said about the other. Without both: `./goodword-data`.
    "database" Database {
        /// Directory for the SQLite file, made when it is missing.
        data: Option<PathBuf> = None;
        /// A PostgreSQL database, `postgres://user:password@host/name`. Any
        /// number of servers may share it.
        url: Option<Secret> = None;
    }
}

/// The one place where the data is.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// A directory with one SQLite file.
    Directory(&'a Path),
    /// A PostgreSQL database.
    Postgres(&'a Secret),
}

impl Database {
    /// The place; the URL wins where a program has set both by hand.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        match (&self.url, &self.data) {
            (Some(url), _) => Place::Postgres(url),
            (None, Some(data)) => Place::Directory(data),
            (None, None) => Place::Directory(Path::new(DEFAULT_DATA)),
        }
    }
}

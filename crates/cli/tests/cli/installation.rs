//! An installation for one test, on either database.

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    http::Client,
    process::{Server, file, run},
};

/// Where an installation is. Gone after the test.
#[derive(Debug)]
pub(crate) struct Installation {
    flag: &'static str,
    place: String,
    directory: TempDir,
}

impl Installation {
    /// The embedded database, in a directory that does not exist yet.
    pub(crate) fn embedded() -> Result<Self> {
        let directory = tempfile::Builder::new().prefix("goodword-").tempdir()?;
        let place = directory.path().join("data");
        let place = place.to_str().context("a path that is no text")?.to_owned();
        Ok(Self {
            flag: "--data",
            place,
            directory,
        })
    }

    /// A database of its own in the throwaway PostgreSQL.
    pub(crate) fn postgres() -> Result<Self> {
        let place = goodword_testkit::postgres::migrated_database()?;
        let directory = tempfile::Builder::new().prefix("goodword-").tempdir()?;
        Ok(Self {
            flag: "--database",
            place,
            directory,
        })
    }

    /// The flag that names it, and its value.
    pub(crate) fn flags(&self) -> [&str; 2] {
        [self.flag, &self.place]
    }

    /// Serves it.
    pub(crate) fn serve(&self) -> Result<Server> {
        Server::start(&self.flags())
    }

    /// Makes a key, as an operator does.
    pub(crate) fn key(&self) -> Result<String> {
        let done = run(&[&["key", "create", "--name", "test"], &self.flags()[..]].concat())?;
        anyhow::ensure!(done.code == 0, "{done:?}");
        anyhow::ensure!(
            done.out.lines().count() == 1,
            "more than the secret: {done:?}"
        );
        Ok(done.out.trim().to_owned())
    }

    /// A client of a server, with a key of its own.
    pub(crate) fn client(&self, server: &Server) -> Result<Client> {
        Ok(Client {
            address: server.address.clone(),
            key: self.key()?,
        })
    }

    /// What the doctor finds; fails when that is anything.
    pub(crate) fn is_sound(&self) -> Result<()> {
        let done = run(&[&["doctor", "--json"], &self.flags()[..]].concat())?;
        anyhow::ensure!(done.code == 0, "{}\n{}", done.out, done.err);
        let diagnosis: Value = serde_json::from_str(&done.out)?;
        anyhow::ensure!(diagnosis["sound"] == true, "{}", done.out);
        Ok(())
    }

    /// What a replay of these events up to `until` prints.
    pub(crate) fn replayed(&self, preset: &str, events: &[String], until: &str) -> Result<String> {
        let path = file(
            self.directory.path(),
            "events.jsonl",
            &(events.join("\n") + "\n"),
        )?;
        let done = run(&[
            "replay",
            "--preset",
            preset,
            "--events",
            &path,
            "--approve",
            "none",
            "--until",
            until,
            "--summary",
        ])?;
        anyhow::ensure!(done.code == 0, "{done:?}");
        Ok(done.out)
    }
}

/// Makes the tests `name::sqlite` and `name::postgres` of one function.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::installation::Installation;

            #[test]
            fn sqlite() -> anyhow::Result<()> {
                super::body::$name(&Installation::embedded()?)
            }

            #[test]
            fn postgres() -> anyhow::Result<()> {
                super::body::$name(&Installation::postgres()?)
            }
        }
    )+};
}
pub(crate) use on_both;

//! A throwaway PostgreSQL cluster for one test process.
//!
//! It is started at the first use, listens on a socket in its own temporary
//! directory only, and is stopped and removed by a shell that waits for the end of
//! its standard input: that comes when the test process ends, however it ends.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use anyhow::{Context, Result, anyhow, bail, ensure};
use goodword_store::{Location, Store};

/// The superuser of the cluster.
const USER: &str = "goodword";
/// The database that is copied for each test.
const TEMPLATE: &str = "migrated";
/// What a missing program means, for whoever sees a test fail.
const MISSING: &str = "PostgreSQL's programs are missing, and tests run on it as well as on \
    SQLite: install the Debian package `postgresql` (apt-get install postgresql)";

/// Programs run the cluster's first steps and then wait; `$1` is the directory of
/// the programs, `$2` that of the cluster.
const WATCHDOG: &str = r#"
set -u
data="$2/data"
"$1/initdb" -D "$data" -U goodword -A trust --no-sync --encoding=UTF8 --locale=C \
    --locale-provider=icu --icu-locale=en-US >"$2/log" 2>&1 &&
"$1/pg_ctl" -D "$data" -w -t 60 -l "$2/log" start >"$2/start.log" 2>&1 -o "\
    -c listen_addresses= -c unix_socket_directories=$2 -c unix_socket_permissions=0777 \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal \
    -c max_wal_senders=0 -c max_connections=300 -c shared_buffers=64MB" &&
echo ready || echo failed
cat >/dev/null
"$1/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1
rm -rf "$2"
"#;

/// A running cluster. Ends when this process does.
#[derive(Debug)]
struct Cluster {
    programs: PathBuf,
    directory: PathBuf,
    /// Its standard input is what holds the cluster alive.
    _watchdog: Child,
    /// Databases are copied one after the other.
    copying: Mutex<()>,
    copies: AtomicU32,
}

/// Makes a database with the current tables and nothing in them; answers its URL.
///
/// # Errors
/// When PostgreSQL's programs are missing or do not do their work. Never skips.
pub fn migrated_database() -> Result<String> {
    let cluster = cluster()?;
    let name = format!("test_{}", cluster.copies.fetch_add(1, Ordering::Relaxed));
    let _one_at_a_time = cluster
        .copying
        .lock()
        .map_err(|_| anyhow!("an earlier copy panicked"))?;
    cluster.createdb(&[&name, "--template", TEMPLATE])?;
    Ok(cluster.url(&name))
}

/// The process's one cluster. A failed start is remembered, so that a hundred tests
/// fail for the same reason at once and not one after the other.
fn cluster() -> Result<&'static Cluster> {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    let cluster = CLUSTER.get_or_init(|| Cluster::start().map_err(|error| format!("{error:#}")));
    cluster.as_ref().map_err(|error| anyhow!("{error}"))
}

impl Cluster {
    fn start() -> Result<Self> {
        let programs = programs()?;
        let directory = tempfile::Builder::new()
            .prefix("goodword-pg-")
            .tempdir()
            .context("a directory for PostgreSQL")?
            // The watchdog removes it, also when this process is killed.
            .keep();
        let mut watchdog = as_unprivileged(&directory)?
            .args(["sh", "-c", WATCHDOG, "watchdog"])
            .arg(&programs)
            .arg(&directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .current_dir("/")
            // Out of reach of the terminal's Ctrl-C: it has to clean up.
            .process_group(0)
            .spawn()
            .context("starting the shell that runs PostgreSQL")?;
        let mut answer = String::new();
        if let Some(stdout) = watchdog.stdout.take() {
            BufReader::new(stdout).read_line(&mut answer)?;
        }
        if answer.trim() != "ready" {
            let log = [
                read(&directory.join("log")),
                read(&directory.join("start.log")),
            ]
            .concat();
            bail!(
                "PostgreSQL did not start in {}:\n{log}",
                directory.display()
            );
        }
        let cluster = Self {
            programs,
            directory,
            _watchdog: watchdog,
            copying: Mutex::new(()),
            copies: AtomicU32::new(0),
        };
        cluster.make_template()?;
        Ok(cluster)
    }

    /// Migrates the database that tests get copies of.
    fn make_template(&self) -> Result<()> {
        self.createdb(&[TEMPLATE])?;
        let location = Location::Url(self.url(TEMPLATE));
        // On a runtime and a thread of its own: the caller may stand in another runtime.
        let migration = std::thread::spawn(move || {
            crate::store::run(async {
                let store = Store::open(&location).await?;
                store.migrate().await?;
                Ok(store.close().await?)
            })
        });
        migration
            .join()
            .map_err(|_| anyhow!("migrating the template panicked"))?
    }

    fn createdb(&self, arguments: &[&str]) -> Result<()> {
        let output = Command::new(self.programs.join("createdb"))
            .args(["-U", USER, "-h"])
            .arg(&self.directory)
            .args(arguments)
            .output()
            .context("running createdb")?;
        let error = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "createdb {arguments:?}: {error}");
        Ok(())
    }

    fn url(&self, database: &str) -> String {
        // The path of a socket is not an authority, so it comes as a parameter.
        format!(
            "postgres://{USER}@localhost/{database}?host={}",
            self.directory.display()
        )
    }
}

/// Where PostgreSQL's programs may be: in the PATH, else the newest of Debian's versions.
#[expect(
    clippy::disallowed_methods,
    reason = "where programs are is no setting of the product"
)]
fn programs() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    debian.sort_by_key(|directory| std::cmp::Reverse(version(directory)));
    first_complete(std::env::split_paths(&path).chain(debian))
}

fn first_complete(mut directories: impl Iterator<Item = PathBuf>) -> Result<PathBuf> {
    let complete = |directory: &PathBuf| {
        ["initdb", "pg_ctl", "postgres", "createdb"]
            .iter()
            .all(|program| directory.join(program).is_file())
    };
    directories.find(complete).context(MISSING)
}

/// 15 for `/usr/lib/postgresql/15/bin`.
fn version(directory: &Path) -> u32 {
    let name = directory
        .parent()
        .and_then(Path::file_name)
        .and_then(OsStr::to_str);
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

/// PostgreSQL refuses to run as root, so root hands the directory to another user.
fn as_unprivileged(directory: &Path) -> Result<Command> {
    let id = Command::new("id")
        .arg("-u")
        .output()
        .context("asking `id` who runs the tests")?;
    if id.stdout.trim_ascii() != b"0" {
        return Ok(Command::new("env"));
    }
    let users = read(Path::new("/etc/passwd"));
    let known = |user: &&str| {
        users
            .lines()
            .any(|line| line.starts_with(&format!("{user}:")))
    };
    let user = ["postgres", "nobody"].into_iter().find(known);
    let user = user.context("root runs the tests, and there is no user `postgres` or `nobody`")?;
    let chown = Command::new("chown")
        .arg(user)
        .arg(directory)
        .status()
        .context("running chown")?;
    ensure!(
        chown.success(),
        "cannot give {} to {user}",
        directory.display()
    );
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]);
    Ok(command)
}

/// A file's text, or nothing: for messages only.
fn read(path: &Path) -> String {
    let mut text = String::new();
    let file = fs::File::open(path);
    if let Ok(mut file) = file {
        let _ = file.read_to_string(&mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{first_complete, version};

    #[test]
    fn missing_programs_name_the_package() {
        let missing = first_complete([PathBuf::from("/nowhere")].into_iter());
        let message = missing.err().map(|error| error.to_string());
        assert!(message.is_some_and(|message| message.contains("`postgresql`")));
    }

    #[test]
    fn versions_are_numbers_not_texts() {
        let version = |name| version(Path::new(name));
        assert!(version("/usr/lib/postgresql/15/bin") > version("/usr/lib/postgresql/9.6/bin"));
        assert_eq!(version("/usr/lib/postgresql/15/bin"), 15);
    }
}

//! `goodword migrate`: brings the tables up to date, as the server does when it
//! starts.

use anyhow::Context;
use clap::Args;
use goodword_app::customer;
use goodword_store::Store;

use crate::{
    failure::{Failure, Outcome},
    installation, print,
    settings::{self, Flags, location},
};

#[derive(Debug, Args)]
pub(crate) struct Migrate {
    /// Only print what would be done, and do nothing.
    #[arg(long)]
    pending: bool,
    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(migrate: &Migrate) -> Outcome {
    let config = migrate.flags.settings()?;
    settings::log(&config);
    let names = installation::run(async {
        let store = Store::open(&location(&config))
            .await
            .context("opening the database")?;
        let names = if migrate.pending {
            store.pending_migrations().await?
        } else {
            let names = store.migrate().await?;
            customer::index(&store).await?;
            names
        };
        store.close().await?;
        Ok::<_, Failure>(names)
    })?;
    if names.is_empty() {
        print::talk("the tables are up to date");
    }
    Ok(print::data(
        &names
            .iter()
            .map(|name| format!("{name}\n"))
            .collect::<String>(),
    )?)
}

//! `goodword key create`: the way in, for whoever may run commands here.

use clap::{Args, Subcommand};
use goodword_app::Error;

use crate::{
    failure::{Failure, Outcome},
    installation, print,
    settings::{self, Flags},
};

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Make an administrator key of the first organization and print its secret,
    /// which is shown this once. Works while the server runs.
    Create(Create),
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// For whom the key is.
    #[arg(long)]
    name: String,
    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(key: &Key) -> Outcome {
    let Key::Create(create) = key;
    let config = create.flags.settings()?;
    settings::log(&config);
    let secret = installation::run(async {
        let store = installation::open(&config).await?;
        let app = installation::application(store.clone(), &config);
        installation::first_organization(&app, None).await?;
        let created = goodword_app::key::create_first(&app, &create.name).await;
        let secret = created.map_err(refused)?.secret;
        app.drain().await;
        store.close().await?;
        Ok::<_, Failure>(secret)
    })?;
    Ok(print::data(&format!("{secret}\n"))?)
}

fn refused(error: Error) -> Failure {
    match error {
        Error::Malformed(faults) => {
            let line =
                |fault: &goodword_app::FieldFault| format!("--{}: {}", fault.field, fault.reason);
            Failure::Malformed(faults.iter().map(line).collect())
        }
        other => Failure::Failed(other.into()),
    }
}

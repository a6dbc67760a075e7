//! `goodword staff`: who works here, and a way back in for somebody locked out.

use clap::{Args, Subcommand};
use goodword_app::Error;
use goodword_config::Config;

use crate::{
    failure::{Failure, Outcome},
    installation, print,
    settings::{self, Flags},
};

/// What to do with the staff.
#[derive(Debug, Subcommand)]
pub(crate) enum Staff {
    /// List everybody on the staff: organization, role, state, e-mail, name.
    List(List),
    /// Print a one-time link with which somebody chooses a new password. Works
    /// while the server runs.
    Link(Link),
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
pub(crate) struct Link {
    /// With what they sign in.
    #[arg(long)]
    email: String,
    /// The address under which people reach the server.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(staff: &Staff) -> Outcome {
    match staff {
        Staff::List(list) => print_all(&list.flags.settings()?),
        Staff::Link(link) => {
            let given = goodword_config::Options {
                public_url: link.public_url.clone(),
                ..link.flags.options()
            };
            print_link(&settings::load(given)?, &link.email)
        }
    }
}

fn print_all(config: &Config) -> Outcome {
    settings::log(config);
    let everybody = installation::run(async {
        let store = installation::open(config).await?;
        let app = installation::application(store.clone(), config);
        let everybody = goodword_app::staff::everybody(&app).await;
        app.drain().await;
        store.close().await?;
        Ok::<_, Failure>(everybody?)
    })?;
    let mut lines = String::new();
    for (organization, staff) in everybody {
        let (role, state) = (staff.role.name(), staff.state.name());
        let (email, name) = (staff.email, staff.name);
        lines.push_str(&format!(
            "{organization}\t{role}\t{state}\t{email}\t{name}\n"
        ));
    }
    Ok(print::data(&lines)?)
}

fn print_link(config: &Config, email: &str) -> Outcome {
    settings::log(config);
    let link = installation::run(async {
        let store = installation::open(config).await?;
        let app = installation::application(store.clone(), config);
        let link = goodword_app::staff::recover(&app, email).await;
        app.drain().await;
        store.close().await?;
        link.map_err(refused)
    })?;
    let url = config.server.public_url_at(config.server.listen);
    Ok(print::data(&format!("{}\n", link.address(&url)))?)
}

fn refused(error: Error) -> Failure {
    match error {
        Error::NotFound { .. } => Failure::malformed(
            "--email: nobody who is let in signs in with this address; goodword staff list says \
             who does",
        ),
        other => Failure::Failed(other.into()),
    }
}

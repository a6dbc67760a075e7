//! `goodword serve`: everything in one process, until it is told to stop.

mod greeting;
mod options;
mod server;

use std::time::Duration;

use anyhow::Context;
use clap::Args;
use goodword_app::{
    App,
    click::{ClickOptions, ClickRecorder},
    staff,
};
use goodword_config::{Config, Options};
use goodword_store::{Organization, Store};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::{
    demo,
    failure::{Failure, Outcome},
    installation,
    settings::{self, Flags},
};

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Address and port to listen on, like 127.0.0.1:8080.
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// The address under which customers reach the server.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Fill an empty installation with believable businesses.
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(serve: &Serve) -> Outcome {
    let given = Options {
        listen: serve.listen.clone(),
        public_url: serve.public_url.clone(),
        ..serve.flags.options()
    };
    let config = settings::load(given)?;
    settings::log(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(live(&config, serve.demo))
}

/// What stands before the first request.
struct Standing {
    store: Store,
    app: App,
    organization: Organization,
    signing_key: Vec<u8>,
}

/// From the first look at the database to the last connection closed.
async fn live(config: &Config, with_demo: bool) -> Result<(), Failure> {
    // Heard from the beginning: whoever starts a server may change their mind.
    let stop = server::Stop::listen()?;
    let standing = stand_up(config, with_demo).await?;
    let address = config.server.listen;
    let listener = TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("cannot listen on {address}"))?;
    let bound = listener.local_addr()?;
    let url = config.server.public_url_at(bound);

    let mut mail = options::mail(config, &url, standing.signing_key.clone());
    if with_demo && mail.sender.take().is_some() {
        // Its people are made up, and their addresses may be somebody's.
        tracing::info!("a demonstration sends no letters: they are kept");
    }
    standing.app.set_mail(mail);
    let demo = match with_demo {
        true => Some(demo::fill(&standing.app, standing.organization.id).await?),
        false => None,
    };
    let clicks = ClickRecorder::start(&standing.app, ClickOptions::default());
    let measures = options::measures()?;
    let api = options::api(config, &url, measures);
    let pages = options::pages(config, &url, &clicks, standing.signing_key);
    let console = options::console(&standing.app);
    let router = server::router(&standing.app, api, pages, console);
    let jobs = goodword_jobs::start(&standing.app, options::jobs(config, standing.app.ids()));
    let welcome = welcome(&standing.app, standing.organization.id, with_demo).await?;
    let seen = greeting::Seen {
        organization: &standing.organization,
        url: &url,
        demo: demo.as_ref(),
        welcome,
    };
    greeting::greet(config, &standing.app, seen).await?;

    let grace = Duration::from_secs(config.server.shutdown_grace_seconds);
    server::serve(listener, router, stop, (&standing.app, grace)).await?;
    tracing::info!("no new requests; finishing what was accepted");
    jobs.stop(grace).await;
    standing.app.drain().await;
    if tokio::time::timeout(grace, clicks.drain()).await.is_err() {
        tracing::error!("clicks were lost: the database did not take them in time");
    }
    standing.store.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// How people get in: the first one at all, or whoever looks at a demonstration.
async fn welcome(app: &App, first: Uuid, with_demo: bool) -> anyhow::Result<greeting::Welcome> {
    if with_demo {
        let all = app.store().reader().organizations().all().await?;
        let ids: Vec<_> = all.iter().map(|organization| organization.id).collect();
        if let Some(link) = staff::ensure_demo_administrator(app, &ids).await? {
            return Ok(greeting::Welcome::Demo(link));
        }
    }
    let link = staff::offer_first_administrator(app, first).await?;
    Ok(link.map_or(greeting::Welcome::Known, greeting::Welcome::First))
}

async fn stand_up(config: &Config, with_demo: bool) -> anyhow::Result<Standing> {
    let store = installation::open(config).await?;
    let app = installation::application(store.clone(), config);
    let business = with_demo.then_some(demo::BUSINESSES[0]);
    let organization = installation::first_organization(&app, business).await?;
    let signing_key = installation::signing_key(&app, config, organization.id).await?;
    Ok(Standing {
        store,
        app,
        organization,
        signing_key,
    })
}

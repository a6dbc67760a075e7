//! Facts through the API: introductions in large requests, to fill a database,
//! and sign-ups one a request, to measure.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use hyper::Uri;
use serde_json::{Value, json};

use crate::{facts::Town, figures::Figures, http::Client};

/// Where events go.
const PATH: &str = "/api/v1/events";
/// Introductions in one request.
const AT_ONCE: u64 = 500;

/// The server, and whose facts.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[arg(long)]
    url: Uri,
    /// An API key.
    #[arg(long)]
    key: String,
    /// The first friend's number.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// How many friends at most.
    #[arg(long)]
    friends: u64,
    #[command(flatten)]
    town: Town,
    /// Connections.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// Seconds at most.
    #[arg(long, default_value_t = 3_600)]
    seconds: u64,
}

/// Introduces the friends.
pub(crate) async fn introduce(arguments: Arguments) -> Result<Value> {
    let Arguments {
        from,
        friends,
        town,
        key,
        ..
    } = &arguments;
    let begun = Instant::now();
    let mut client = Client::connect(&arguments.url).await?;
    let end = from + friends;
    let mut next = *from;
    while next < end {
        let upto = end.min(next + AT_ONCE);
        let answer = client
            .post(PATH, key, town.introductions(next..upto)?)
            .await?;
        let answer: Value = serde_json::from_slice(&answer)?;
        let results = answer["results"].as_array().context("no results")?;
        for result in results {
            ensure!(result["outcome"] == "applied", "{result}");
        }
        next = upto;
    }
    let seconds = begun.elapsed().as_secs_f64();
    Ok(json!({"friends": friends, "seconds": seconds}))
}

/// Lets friends who were introduced sign up, one event a request, each client
/// as soon as it is answered. Every event must have been applied.
pub(crate) async fn sign_up(arguments: Arguments) -> Result<Value> {
    let next = Arc::new(AtomicU64::new(arguments.from));
    let end = arguments.from + arguments.friends;
    let (key, town) = (Arc::new(arguments.key), Arc::new(arguments.town));
    let mut clients = Vec::with_capacity(arguments.clients);
    for _ in 0..arguments.clients {
        clients.push(Client::connect(&arguments.url).await?);
    }
    let begun = Instant::now();
    let deadline = begun + Duration::from_secs(arguments.seconds);
    let tasks = clients.into_iter().map(|mut client| {
        let (next, key, town) = (next.clone(), key.clone(), town.clone());
        tokio::spawn(async move {
            let mut figures = Figures::default();
            while Instant::now() < deadline {
                let friend = next.fetch_add(1, Ordering::Relaxed);
                if friend >= end {
                    break;
                }
                let body = town.sign_up(friend)?;
                let asked = Instant::now();
                let answer = client.post(PATH, &key, body).await?;
                figures.note(asked.elapsed());
                let answer: Value = serde_json::from_slice(&answer)?;
                ensure!(answer["results"][0]["outcome"] == "applied", "{answer}");
            }
            anyhow::Ok(figures)
        })
    });
    let tasks: Vec<_> = tasks.collect();
    let mut figures = Figures::default();
    for task in tasks {
        figures.add(task.await??);
    }
    let mut told = figures.told(begun.elapsed());
    told["next"] = next.load(Ordering::Relaxed).min(end).into();
    Ok(told)
}

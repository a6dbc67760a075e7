//! A closed loop over HTTP/1.1: so many clients, each with one connection that is
//! kept, each asking again as soon as it is answered.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response, Uri,
    body::{Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
    header::{CONTENT_TYPE, HOST},
};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::figures::Figures;

/// One kept connection.
pub(crate) struct Client {
    host: String,
    sender: SendRequest<Full<Bytes>>,
}

impl Client {
    pub(crate) async fn connect(url: &Uri) -> Result<Self> {
        let host = url.authority().context("a URL names a host")?.to_string();
        let stream = TcpStream::connect(&host)
            .await
            .with_context(|| host.clone())?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { host, sender })
    }

    /// Asks and waits for the head of the answer; `headers` as they are.
    pub(crate) async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(String, String)],
        body: Bytes,
    ) -> Result<Response<Incoming>> {
        self.sender.ready().await?;
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.host);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        if !body.is_empty() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        Ok(self
            .sender
            .send_request(request.body(Full::new(body))?)
            .await?)
    }

    /// Posts JSON and reads the answer, which must be a success.
    pub(crate) async fn post(&mut self, path: &str, key: &str, body: Bytes) -> Result<Bytes> {
        let headers = [("authorization".to_owned(), format!("Bearer {key}"))];
        let answer = self.ask("POST", path, &headers, body).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            bail!("POST {path}: {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to ask for; several are asked for in turn.
    #[arg(long, required = true)]
    url: Vec<Uri>,
    /// The status that counts; others are counted apart.
    #[arg(long, default_value_t = 302)]
    status: u16,
    /// Connections.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// Seconds.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// A header of every request, `name: value`.
    #[arg(long)]
    header: Vec<String>,
}

/// GET, as fast as it goes.
pub(crate) async fn run(arguments: Arguments) -> Result<Value> {
    let headers = arguments.header.iter().map(|header| {
        let (name, value) = header
            .split_once(':')
            .context("a header is `name: value`")?;
        Ok((name.trim().to_owned(), value.trim().to_owned()))
    });
    let headers: Arc<Vec<_>> = Arc::new(headers.collect::<Result<_>>()?);
    let urls = Arc::new(arguments.url);
    let others = Arc::new(AtomicU64::new(0));
    let mut clients = Vec::with_capacity(arguments.clients);
    for _ in 0..arguments.clients {
        clients.push(Client::connect(&urls[0]).await?);
    }
    let begun = Instant::now();
    let end = begun + Duration::from_secs(arguments.seconds);
    let tasks = clients.into_iter().enumerate().map(|(nth, mut client)| {
        let (urls, headers, others) = (urls.clone(), headers.clone(), others.clone());
        tokio::spawn(async move {
            let mut figures = Figures::default();
            let mut turn = nth;
            while Instant::now() < end {
                let path = urls[turn % urls.len()].path();
                turn = turn.wrapping_add(1);
                let asked = Instant::now();
                let answer = client.ask("GET", path, &headers, Bytes::new()).await?;
                let status = answer.status().as_u16();
                answer.into_body().collect().await?;
                if status == arguments.status {
                    figures.note(asked.elapsed());
                } else {
                    others.fetch_add(1, Ordering::Relaxed);
                }
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
    told["others"] = others.load(Ordering::Relaxed).into();
    Ok(told)
}

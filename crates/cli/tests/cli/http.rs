//! A client just good enough to ask our own server.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Where to ask, and as whom.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// Host and port.
    pub(crate) address: String,
    /// The key's secret; empty for none.
    pub(crate) key: String,
}

impl Client {
    /// Asks; status and body.
    pub(crate) fn ask(&self, method: &str, path: &str, body: &str) -> Result<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let Self { address, key } = self;
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\
             connection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").context("no answer")?;
        let status = head.split(' ').nth(1).context("no status")?.parse()?;
        let lower = head.to_lowercase();
        ensure!(
            !lower.contains("transfer-encoding"),
            "not for this client: {head}"
        );
        let length = lower
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        if let Some(length) = length {
            ensure!(
                body.len() == length.trim().parse::<usize>()?,
                "the answer was cut off"
            );
        }
        Ok((status, body.to_owned()))
    }

    /// Asks for something that must be there.
    pub(crate) fn get(&self, path: &str) -> Result<String> {
        let (status, body) = self.ask("GET", path, "")?;
        ensure!(status == 200, "GET {path}: {status} {body}");
        Ok(body)
    }

    /// Launches a preset that has always been live; the program's id.
    pub(crate) fn launch(&self, preset: &str) -> Result<String> {
        let body = format!(r#"{{"preset":"{preset}","live_from":"2000-01-01T00:00:00Z"}}"#);
        let (status, body) = self.ask("POST", "/api/v1/programs", &body)?;
        ensure!(status == 201, "launching {preset}: {status} {body}");
        let answer: Value = serde_json::from_str(&body)?;
        Ok(answer["id"].as_str().context("no id")?.to_owned())
    }

    /// Posts events; the outcome of each.
    pub(crate) fn post(&self, events: &[String]) -> Result<Vec<String>> {
        let body = format!("[{}]", events.join(","));
        let (status, body) = self.ask("POST", "/api/v1/events", &body)?;
        ensure!(status == 200, "posting events: {status} {body}");
        let answer: Value = serde_json::from_str(&body)?;
        let results = answer["results"].as_array().context("no results")?;
        let outcome = |result: &Value| result["outcome"].as_str().unwrap_or_default().to_owned();
        let outcomes: Vec<String> = results.iter().map(outcome).collect();
        ensure!(
            outcomes.len() == events.len(),
            "an outcome is missing: {body}"
        );
        Ok(outcomes)
    }
}

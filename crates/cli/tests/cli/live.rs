//! Who listens hears of it, and does not hold up the end.

use crate::installation::on_both;

on_both!(one_who_listens_hears_and_does_not_hold_up_the_end,);

mod body {
    use std::{
        io::{BufRead, BufReader, Write},
        net::TcpStream,
        time::{Duration, Instant},
    };

    use anyhow::{Context, Result, ensure};
    use serde_json::json;

    use crate::{events::event, http::Client, installation::Installation};

    /// Begins to listen; the answer behind its head.
    fn listen(client: &Client) -> Result<BufReader<TcpStream>> {
        let mut stream = TcpStream::connect(&client.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let Client { address, key } = client;
        write!(
            stream,
            "GET /api/v1/live HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\n\
             accept-encoding: gzip\r\n\r\n"
        )?;
        let mut answer = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            ensure!(answer.read_line(&mut head)? > 0, "no answer: {head}");
        }
        ensure!(head.starts_with("HTTP/1.1 200"), "{head}");
        ensure!(!head.to_lowercase().contains("content-encoding"), "{head}");
        Ok(answer)
    }

    /// Reads on until a line begins so.
    fn line(answer: &mut impl BufRead, start: &str) -> Result<String> {
        loop {
            let mut line = String::new();
            ensure!(
                answer.read_line(&mut line)? > 0,
                "the answer ended before {start}"
            );
            if line.starts_with(start) {
                return Ok(line);
            }
        }
    }

    pub(super) fn one_who_listens_hears_and_does_not_hold_up_the_end(
        place: &Installation,
    ) -> Result<()> {
        let server = place.serve()?;
        let client = place.client(&server)?;
        client.launch("storage-both-sides")?;
        let mut answer = listen(&client)?;
        // Older than a day: that it changed the figures is told, not more.
        let brought = json!({"advocate": "A", "friend": "F", "channel": "link"});
        client.post(&[event(
            "l-1",
            "referral.introduced",
            "2024-05-01T10:00:00Z",
            &brought,
        )])?;
        let told = line(&mut answer, "data:")?;
        ensure!(told.contains("figures.changed"), "{told}");
        let begun = Instant::now();
        let status = server.stop()?;
        ensure!(status.success(), "{status}");
        // Well before those are cut off who do not end.
        ensure!(
            begun.elapsed() < Duration::from_secs(15),
            "{:?}",
            begun.elapsed()
        );
        let mut rest = String::new();
        while answer.read_line(&mut rest)? > 0 {}
        let end = rest.lines().next_back().context("no end")?;
        ensure!(end.is_empty(), "the answer was cut off: {rest}");
        Ok(())
    }
}

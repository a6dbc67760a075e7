//! A mail server on this machine: it speaks as much of SMTP as a letter needs, keeps
//! what it gets, and does what it is told to.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What it does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It takes the letter.
    Takes,
    /// It answers so to the recipient.
    Refuses(&'static str),
    /// It says nothing at all.
    Hangs,
    /// It takes the letter and is gone before it says so.
    DropsAfterData,
    /// It takes the letter only after user and password.
    Asks,
}

/// A letter as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    pub(crate) data: String,
}

impl Received {
    /// A header's value, its lines put together; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> String {
        let head = self.data.split("\r\n\r\n").next().unwrap_or_default();
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let start = format!("{name}: ");
        let line = head
            .lines()
            .find_map(|line| line.strip_prefix(&start).map(str::to_owned));
        line.unwrap_or_default()
    }
}

/// A mail server that runs until the test ends.
#[derive(Debug)]
pub(crate) struct MailServer {
    pub(crate) port: u16,
    letters: Arc<Mutex<Vec<Received>>>,
    connections: Arc<Mutex<usize>>,
}

impl MailServer {
    /// In these moods, one connection after the other; then it takes everything.
    pub(crate) async fn start(moods: &[Mood]) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (letters, connections) = (Arc::default(), Arc::new(Mutex::new(0)));
        let mut moods: VecDeque<Mood> = moods.iter().copied().collect();
        let (kept, counted) = (Arc::clone(&letters), Arc::clone(&connections));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *counted.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                let mood = moods.pop_front().unwrap_or(Mood::Takes);
                let kept = Arc::clone(&kept);
                tokio::spawn(async move {
                    // A client that goes away is no fault of the test.
                    let _ = talk(stream, mood, &kept).await;
                });
            }
        });
        Ok(Self {
            port,
            letters,
            connections,
        })
    }

    /// Every letter that came, also those of which it did not say so.
    pub(crate) fn letters(&self) -> Vec<Received> {
        self.letters
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How often somebody connected.
    pub(crate) fn connections(&self) -> usize {
        *self
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

async fn talk(stream: TcpStream, mood: Mood, kept: &Mutex<Vec<Received>>) -> Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    if mood == Mood::Hangs {
        while lines.next_line().await?.is_some() {}
        return Ok(());
    }
    let mut letter = Received::default();
    let mut known = mood != Mood::Asks;
    writer.write_all(b"220 mail.example\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let answer = match word.as_str() {
            "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            // "\0shop\0secret" in base64.
            "AUTH" if mood != Mood::Asks || line.ends_with("AHNob3AAc2VjcmV0") => {
                known = true;
                "235 2.7.0 welcome"
            }
            "AUTH" => "535 5.7.8 wrong password of shop@shop.example",
            "MAIL" if !known => "530 5.7.0 who are you",
            "MAIL" => {
                letter.from = between(&line);
                "250 2.1.0 good"
            }
            "RCPT" => {
                letter.to.push(between(&line));
                match mood {
                    Mood::Refuses(answer) => answer,
                    _ => "250 2.1.5 good",
                }
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter
                        .data
                        .push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.data.push_str("\r\n");
                }
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.push(letter.clone());
                if mood == Mood::DropsAfterData {
                    return Ok(());
                }
                "250 2.0.0 taken"
            }
            "QUIT" => "221 2.0.0 bye",
            _ => "250 2.0.0 good",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// `a@b.c` of `MAIL FROM:<a@b.c> ...`.
fn between(line: &str) -> String {
    let inner = line
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or("", |(inner, _)| inner).to_owned()
}

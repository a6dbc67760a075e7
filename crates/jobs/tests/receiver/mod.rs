//! A receiver of webhooks: a small HTTP server that answers what it is told to.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;

/// What was posted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Post {
    /// The request's first line.
    pub(crate) line: String,
    /// What was sent.
    pub(crate) body: String,
    headers: BTreeMap<String, String>,
}

impl Post {
    /// A header's value, empty when it was not sent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// A receiver that runs until the test process ends.
#[derive(Debug)]
pub(crate) struct Receiver {
    address: SocketAddr,
    posts: Arc<Mutex<Vec<Post>>>,
}

impl Receiver {
    /// Answers with these statuses, one after the other, and then with 200.
    pub(crate) fn start(statuses: Vec<u16>) -> Result<Self> {
        let answers = statuses
            .into_iter()
            .map(|status| format!("{status} X\r\n"))
            .collect();
        Self::answering(answers)
    }

    /// Answers everything with a redirect.
    pub(crate) fn redirecting(to: &str) -> Result<Self> {
        Self::answering(vec![format!("307 X\r\nlocation: {to}\r\n"); 10])
    }

    fn answering(mut answers: Vec<String>) -> Result<Self> {
        answers.reverse();
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let (address, posts) = (listener.local_addr()?, Arc::new(Mutex::new(Vec::new())));
        let kept = posts.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Ok(post) = receive(&stream) {
                    kept.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(post);
                    let answer = answers.pop().unwrap_or_else(|| "200 X\r\n".to_owned());
                    let head = "content-length: 0\r\nconnection: close\r\n\r\n";
                    let _ = write!(&stream, "HTTP/1.1 {answer}{head}");
                }
            }
        });
        Ok(Self { address, posts })
    }

    /// The URL of a path here.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Everything that was posted so far.
    pub(crate) fn posts(&self) -> Vec<Post> {
        self.posts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn receive(stream: &TcpStream) -> Result<Post> {
    let mut reader = BufReader::new(stream);
    let mut post = Post::default();
    reader.read_line(&mut post.line)?;
    post.line = post.line.trim().to_owned();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(':') else {
            break;
        };
        post.headers
            .insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length: usize = post.header("content-length").parse().unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    post.body = String::from_utf8(body)?;
    Ok(post)
}

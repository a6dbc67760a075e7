//! Runs the binary, for a moment or as a server.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    time::Duration,
};

use anyhow::{Context, Result};

/// What a finished run left.
#[derive(Debug)]
pub(crate) struct Finished {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// The binary, without anything from this process's own environment.
pub(crate) fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodword"));
    command
        .args(words)
        .env_clear()
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    // Tests post as fast as they can.
    command.env("GOODWORD_LIMITS__KEY_PER_SECOND", "1000000");
    command.env("GOODWORD_LIMITS__KEY_BURST", "1000000");
    command
}

/// Runs the binary to its end.
pub(crate) fn run(words: &[&str]) -> Result<Finished> {
    run_with(words, b"")
}

/// Runs the binary to its end, with something on standard input.
pub(crate) fn run_with(words: &[&str], input: &[u8]) -> Result<Finished> {
    let pipes = || Stdio::piped();
    let mut child = command(words)
        .stdin(pipes())
        .stdout(pipes())
        .stderr(pipes())
        .spawn()
        .context("spawn")?;
    if let Some(mut stdin) = child.stdin.take() {
        // A run that ends before it reads everything closes the pipe.
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output()?;
    Ok(Finished {
        code: output.status.code().context("ended by a signal")?,
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
    })
}

/// Writes a file into a directory; its path as text.
pub(crate) fn file(directory: &Path, name: &str, text: &str) -> Result<String> {
    let path = directory.join(name);
    std::fs::write(&path, text)?;
    Ok(path.to_str().context("a path that is no text")?.to_owned())
}

/// A running server. Killed when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
    said: mpsc::Receiver<String>,
}

impl Server {
    /// Starts on any free port, with these words beside, and waits until it serves.
    pub(crate) fn start(words: &[&str]) -> Result<Self> {
        let words = [&["serve", "--listen", "127.0.0.1:0"], words].concat();
        let mut child = command(&words)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let stderr = child.stderr.take().context("no standard error")?;
        let (say, said) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if say.send(line).is_err() {
                    return;
                }
            }
        });
        let mut server = Self {
            child,
            address: String::new(),
            said,
        };
        server.address = server.first_address()?;
        Ok(server)
    }

    fn first_address(&self) -> Result<String> {
        let mut lines = Vec::new();
        loop {
            let Ok(line) = self.said.recv_timeout(Duration::from_secs(60)) else {
                anyhow::bail!("the server never said where it is: {lines:?}");
            };
            if let Some((_, rest)) = line.split_once("serving url=\"http://") {
                return Ok(rest.trim_end_matches('"').to_owned());
            }
            lines.push(line);
        }
    }

    /// What it said on standard error since it served.
    pub(crate) fn said(&self) -> Vec<String> {
        let pause = Duration::from_millis(300);
        std::iter::from_fn(|| self.said.recv_timeout(pause).ok()).collect()
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// The id of its process.
    pub(crate) fn process(&self) -> String {
        self.child.id().to_string()
    }

    /// Waits for its end.
    pub(crate) fn ended(mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }

    /// Tells it to stop, as an operator does, and waits for its end.
    pub(crate) fn stop(self) -> Result<ExitStatus> {
        terminate(&self.process())?;
        self.ended()
    }
}

/// Sends SIGTERM.
pub(crate) fn terminate(process: &str) -> Result<()> {
    let status = Command::new("kill").args(["-TERM", process]).status()?;
    anyhow::ensure!(status.success(), "kill -TERM {process}");
    Ok(())
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already, or of no use any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! The tour of the README, executed as it stands there.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context, Result, ensure};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The one block of the README that a shell can run.
fn tour() -> Result<String> {
    let readme = std::fs::read_to_string("../../README.md")?;
    let (_, rest) = readme
        .split_once("```sh\n")
        .context("the README has no tour")?;
    let (tour, _) = rest.split_once("```").context("the tour has no end")?;
    Ok(tour.to_owned())
}

fn serve(listen: &str, directory: &std::path::Path) -> Result<Server> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args([
            "serve",
            "--demo",
            "--data",
            "./var/demo",
            "--listen",
            listen,
        ])
        .current_dir(directory)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let stderr = child.stderr.take().context("no standard error")?;
    let server = Server(child);
    let (tell, told) = mpsc::channel();
    // Reads on to the end, so that the server never waits for a reader.
    thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            if line.contains("Goodword serves") {
                tell.send(()).ok();
            }
        }
    });
    told.recv_timeout(Duration::from_secs(60))
        .context("the server does not start")?;
    Ok(server)
}

#[test]
fn the_tour_works_as_it_stands() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let listen = listener.local_addr()?.to_string();
    drop(listener);
    let _server = serve(&listen, directory.path())?;
    std::os::unix::fs::symlink(
        env!("CARGO_BIN_EXE_goodword"),
        directory.path().join("goodword"),
    )?;
    let script = format!("set -e\n{}", tour()?.replace("127.0.0.1:8080", &listen));
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(directory.path())
        .stdin(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "the tour fails:\n{said}\n{complained}"
    );
    for expected in [
        r#""name":"coupons-and-points""#,
        r#""outcome":"applied""#,
        r#""points":"200""#,
        "coupons-and-points/advocate/Ada/T-1",
        r#""trigger":"paid""#,
        "journal_chain",
    ] {
        ensure!(
            said.contains(expected),
            "the tour does not say {expected}:\n{said}"
        );
    }
    Ok(())
}

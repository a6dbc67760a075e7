//! How a command ends when it does not end well.

use std::process::ExitCode;

use crate::print;

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What the caller gave is wrong: a line for each fault. Nothing was done,
    /// and nothing was printed on standard output.
    Malformed(Vec<String>),
    /// It could not be done.
    Failed(anyhow::Error),
    /// It was done, and found what it was looking for; that is printed already.
    Found,
}

/// What commands return.
pub(crate) type Outcome = Result<(), Failure>;

impl Failure {
    /// One fault of what the caller gave.
    pub(crate) fn malformed(line: impl Into<String>) -> Self {
        Self::Malformed(vec![line.into()])
    }

    /// Tells it on standard error, and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Malformed(lines) => {
                print::talk(&lines.join("\n"));
                ExitCode::from(2)
            }
            // Whoever reads the output went away (`| head`): not worth a word.
            Self::Failed(error) if is_broken_pipe(&error) => ExitCode::from(1),
            Self::Failed(error) => {
                print::talk(&format!("goodword: {error:#}"));
                ExitCode::from(1)
            }
            Self::Found => ExitCode::from(1),
        }
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error.downcast_ref::<std::io::Error>().is_some_and(broken)
}

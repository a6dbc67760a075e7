//! The one place that writes to the terminal: data to standard output, talk to
//! standard error.

use std::io::{Write, stderr, stdout};

/// Writes data to standard output, whole or not at all.
///
/// # Errors
/// When whoever reads it does not read it to the end.
pub(crate) fn data(text: &str) -> std::io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says something to the person at the terminal. When nobody listens there is
/// nobody to tell that either.
pub(crate) fn talk(text: &str) {
    let mut err = stderr().lock();
    let _ = writeln!(err, "{text}");
}

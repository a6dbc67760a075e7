//! Reads a file of events with all processors: whole lines are handed out in
//! parts, and what was read of them is joined in the order of the file.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read},
    num::NonZeroUsize,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};

use goodword_domain::event::LineReader;

/// Bytes of a part, but for its last line.
const PART: usize = 1024 * 1024;

/// Lines that follow each other, and how many come before them.
struct Part {
    place: usize,
    lines_before: usize,
    bytes: Vec<u8>,
}

/// Reads all lines; tells `progress` how many bytes of them are handed out.
///
/// # Errors
/// When the input cannot be read to its end.
pub(super) fn read(mut input: impl BufRead, progress: impl Fn(u64)) -> io::Result<LineReader> {
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    // No more than one part waits for each worker: memory stays bounded.
    let (hand_out, parts) = mpsc::sync_channel::<Part>(workers);
    let (parts, done) = (Mutex::new(parts), Mutex::new(BTreeMap::new()));
    let handed_out = thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&parts, &done));
        }
        let result = hand_out_parts(&mut input, hand_out, progress);
        // The channel is closed by now: the workers finish what is left and end.
        result
    });
    handed_out?;
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(LineReader::joined(done.into_values().collect()))
}

fn hand_out_parts(
    input: &mut impl BufRead,
    hand_out: mpsc::SyncSender<Part>,
    progress: impl Fn(u64),
) -> io::Result<()> {
    let (mut place, mut lines_before, mut position) = (0, 0, 0_u64);
    loop {
        let mut bytes = Vec::with_capacity(PART + PART / 8);
        input.by_ref().take(PART as u64).read_to_end(&mut bytes)?;
        // Up to the end of the line that was cut, where one was.
        if !bytes.is_empty() && bytes.last() != Some(&b'\n') {
            input.read_until(b'\n', &mut bytes)?;
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        position = position.saturating_add(bytes.len() as u64);
        if hand_out
            .send(Part {
                place,
                lines_before,
                bytes,
            })
            .is_err()
        {
            return Err(io::Error::other("nobody reads any more"));
        }
        progress(position);
        (place, lines_before) = (place + 1, lines_before + lines);
    }
}

fn work(parts: &Mutex<mpsc::Receiver<Part>>, done: &Mutex<BTreeMap<usize, LineReader>>) {
    loop {
        let next = parts.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(part) = next else { return };
        let mut reader = LineReader::after(part.lines_before);
        for line in part.bytes.split_inclusive(|byte| *byte == b'\n') {
            reader.read(line);
        }
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(part.place, reader);
    }
}

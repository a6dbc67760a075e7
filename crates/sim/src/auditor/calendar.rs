//! Days in the zone of the presets.

use anyhow::Result;
use jiff::{Timestamp, ToSpan};

/// The same clock time so many calendar days later in Asia/Shanghai, in microseconds.
pub(crate) fn days_later(at_micros: i64, days: i64) -> Result<i64> {
    let moment = Timestamp::from_microsecond(at_micros)?.in_tz("Asia/Shanghai")?;
    Ok(moment
        .checked_add(days.days())?
        .timestamp()
        .as_microsecond())
}

use super::section;

section! {
    /// How the passing of time is noticed: holds that mature, deadlines that
    /// lapse, gifts that are due.
    "clock" Clock {
        /// Seconds between two looks at what is due.
        tick_seconds: u64 = 1, 1..=3_600;
    }
}

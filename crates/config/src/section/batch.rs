use super::section;

section! {
    /// Facts that arrive while the database is busy are written together, in
    /// one transaction; an idle server writes each at once.
    "batch" Batch {
        /// Most facts in one transaction.
        max_events: u32 = 256, 1..=10_000;
    }
}

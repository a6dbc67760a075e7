use super::section;

section! {
    /// How long people stay signed in to the console.
    "sessions" Sessions {
        /// Hours without a call after which somebody has to sign in again.
        idle_hours: u32 = 12, 1..=720;
        /// Days after which somebody has to sign in again whatever happens.
        most_days: u32 = 30, 1..=365;
    }
}

use super::section;
use crate::secret::SigningKey;

section! {
    /// What must stay secret. Never printed, not even by `goodword config dump`.
    "secrets" Secrets {
        /// The key that signs sessions and tokens, at least 32 bytes. Without it
        /// one is made at the first start and kept with the data.
        signing_key: Option<SigningKey> = None;
    }
}

//! Use cases about: refusal.

//! Use cases about: key.

//! Use cases about: reward.

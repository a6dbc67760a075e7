//! Use cases about: referral.

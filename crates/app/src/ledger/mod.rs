//! Use cases about: ledger.

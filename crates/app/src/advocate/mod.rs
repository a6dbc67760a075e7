//! Use cases about: advocate.

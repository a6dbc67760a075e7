//! Use cases about: doctor.

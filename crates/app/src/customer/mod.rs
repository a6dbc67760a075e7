//! Use cases about: customer.

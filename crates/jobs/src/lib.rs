//! Outbox runner, wake-ups and the adapters behind the ports.

//! The HTTP API: REST JSON, OpenAPI, problems, keys.

//! Server-rendered public pages.

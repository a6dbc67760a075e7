//! The peer of the redirect: a handler that answers 302, and nothing else.

use std::net::SocketAddr;

use anyhow::Result;
use axum::{
    Router,
    http::{StatusCode, header::LOCATION},
    routing::get,
};
use serde_json::Value;
use tokio::net::TcpListener;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
}

/// Serves until it is killed; says where on standard error.
pub(crate) async fn run(arguments: Arguments) -> Result<Value> {
    let redirect = || async {
        (
            StatusCode::FOUND,
            [(LOCATION, "https://shop.example/?code=AB12")],
        )
    };
    let app = Router::new().route("/r/{code}", get(redirect));
    let listener = TcpListener::bind(arguments.listen).await?;
    axum::serve(listener, app).await?;
    Ok(Value::Null)
}

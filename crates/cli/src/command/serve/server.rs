//! The HTTP server: one router of all, and a clean end.

use std::{net::SocketAddr, time::Duration};

use anyhow::Context;
use axum::{
    Router,
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use goodword_api::ApiOptions;
use goodword_app::App;
use goodword_console::ConsoleOptions;
use goodword_pages::PageOptions;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::oneshot,
};

/// The signals that ask for an end.
pub(super) struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    /// Listens for them from now on.
    pub(super) fn listen() -> std::io::Result<Self> {
        let terminate = signal(SignalKind::terminate())?;
        Ok(Self {
            terminate,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for one of them.
    async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// The API, the public pages, the console, and what is at no address.
pub(super) fn router(
    app: &App,
    api: ApiOptions,
    pages: PageOptions,
    console: ConsoleOptions,
) -> Router {
    goodword_api::router(app.clone(), api)
        .merge(goodword_pages::router(app.clone(), pages))
        .merge(goodword_console::router(console))
        .route(
            "/",
            get(|| async { Redirect::temporary(goodword_console::PATH) }),
        )
        .fallback(nothing_here)
}

async fn nothing_here(uri: Uri) -> Response {
    let path = uri.path();
    (
        StatusCode::NOT_FOUND,
        format!("There is nothing at {path}.\n"),
    )
        .into_response()
}

/// Serves until one of the signals comes; then accepts nothing new and waits at
/// most `grace` for what is being answered.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    mut stop: Stop,
    (app, grace): (&App, Duration),
) -> anyhow::Result<()> {
    let (end, ended) = oneshot::channel::<()>();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        // An end that was dropped is an end too.
        let _ = ended.await;
    });
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        ended = &mut server => return Ok(ended.context("the server broke down")??),
        () = stop.asked() => {}
    }
    let _ = end.send(());
    // Who watches what changes would be answered for ever.
    app.end_watches();
    match tokio::time::timeout(grace, &mut server).await {
        Ok(ended) => Ok(ended.context("the server broke down")??),
        Err(_) => {
            server.abort();
            tracing::warn!("some requests were cut off: they did not end in time");
            Ok(())
        }
    }
}

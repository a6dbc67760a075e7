//! What every request passes on its way in and out: a name, a measure, headers,
//! and the last word on problems.

use std::{any::Any, sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    problem::{Code, Problem, name_request},
    router::Api,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Most characters of a request id that is taken over from the caller.
const REQUEST_ID_CHARS: usize = 64;

/// Headers of every answer that does not bring its own: nothing of the API is
/// to be shown in a frame, kept in a cache, or guessed at.
const HEADERS: &[(HeaderName, &str)] = &[
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Names the request, lets it pass, measures it, and dresses the answer. The log
/// and the measures know the route, never the address: an address may name a
/// person.
pub(crate) async fn pass(State(api): State<Arc<Api>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id =
        request_id(request.headers()).unwrap_or_else(|| api.app.ids().next().simple().to_string());
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "unmatched".to_owned());
    let mut response = next.run(request).await;
    name_request(&mut response, &id);
    dress(response.headers_mut(), &id);
    let (status, taken) = (response.status().as_u16(), begun.elapsed());
    let labels = [
        ("method", method.to_string()),
        ("route", route.clone()),
        ("status", status.to_string()),
    ];
    metrics::counter!("goodword_http_requests_total", &labels).increment(1);
    metrics::histogram!("goodword_http_request_seconds", &labels[..2]).record(taken.as_secs_f64());
    let micros = taken.as_micros();
    tracing::debug!(request = id, %method, route, status, micros, "answered");
    response
}

/// The caller's own name for the request, where it is a harmless one.
fn request_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let good = !id.is_empty() && id.len() <= REQUEST_ID_CHARS && id.bytes().all(plain);
    good.then(|| id.to_owned())
}

fn dress(headers: &mut HeaderMap, id: &str) {
    for (name, value) in HEADERS {
        if !headers.contains_key(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
}

/// Answers 503 when the answer takes too long. What was sent may still be
/// carried out; a repetition of the same events is safe.
pub(crate) async fn in_time(
    State(api): State<Arc<Api>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let limit = api.options.timeout;
    tokio::time::timeout(limit, next.run(request)).await.map_err(|_| {
        let detail = format!(
            "no answer within {} s; what was sent may be carried out all the same, and events may \
             be sent again",
            limit.as_secs()
        );
        Problem::new(Code::TimedOut, detail)
    })
}

/// Answers 500 when an endpoint panicked, and tells the operator.
pub(crate) fn after_panic(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().cloned();
    let text = text.or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    tracing::error!(panic = text.unwrap_or_default(), "an endpoint panicked");
    Problem::internal().into_response()
}

//! `GET /api/v1/live`

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, request::Parts},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::stream::unfold;
use goodword_app::{
    Caller,
    live::{self, LiveChange, Place, Watch},
};
use serde::Serialize;
use tokio::time::{Instant, sleep_until};
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads, still},
    id,
    problem::Problem,
    router::Api,
    streams::Stream,
};

/// How long nothing is said before a comment shows that the server is there.
const COMMENT_EVERY: Duration = Duration::from_secs(15);
/// How often it is asked whether the caller still may listen.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Where a client says what it heard last.
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Proxies that gather answers before they hand them on are asked not to.
const UNBUFFERED: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-accel-buffering"),
    HeaderValue::from_static("no"),
);

/// The `data` of an event `change`: what changed, to be read where it is.
#[derive(Serialize, ToSchema)]
#[schema(as = LiveChange)]
pub(crate) struct ChangeBody {
    /// `referral.introduced`, `referral.qualified`, `referral.converted`,
    /// `referral.refused`, `referral.voided`, `reward.earned`, `reward.changed`,
    /// `reward.reversed`; or `figures.changed`, for what is more or older than is told
    /// one by one. There may be others one day.
    #[schema(example = "referral.converted")]
    topic: String,
    /// The program's id.
    program: Option<String>,
    /// The referral's id.
    referral: Option<String>,
    /// The reward's id.
    reward: Option<String>,
    /// Who brings: the customer's id.
    advocate: Option<String>,
    /// Who is brought: the customer's id.
    friend: Option<String>,
    /// When it was decided.
    #[schema(format = DateTime)]
    at: String,
}

impl ChangeBody {
    fn of(told: LiveChange) -> Self {
        let change = told.change;
        let pair = (change.program, &change.advocate, &change.friend);
        let referral = match pair {
            (Some(program), Some(advocate), Some(friend)) => {
                Some(id::write_referral(program, advocate, friend))
            }
            _ => None,
        };
        Self {
            topic: change.topic,
            program: change.program.map(id::write_program),
            referral,
            reward: change.reward.as_deref().map(id::write_reward),
            advocate: change.advocate,
            friend: change.friend,
            at: told.at.to_rfc3339(),
        }
    }
}

/// Watch what changes
///
/// Server-sent events for as long as the caller listens: an event `change` for each
/// thing that is decided in the organization from now on, by whichever process, within
/// about a second. `Last-Event-ID` goes on after what was heard last; what was missed
/// meanwhile and is not known any more is told as one `figures.changed`. A comment
/// every 15 seconds shows that the server is there. The answer ends when the key is
/// revoked or the session ends, and when the server stops: listen again then.
#[utoipa::path(
    get,
    path = "/api/v1/live",
    operation_id = "watch_live",
    tag = "live",
    security(("key" = ["read"]), ("session" = ["read"])),
    responses((status = 200, description = "Events, without end", content(
        (ChangeBody = "text/event-stream"),
    ))),
)]
pub(crate) async fn watch_live(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    parts: Parts,
) -> Result<Response, Problem> {
    let stream = api.streams.open(&by.caller)?;
    let watch = live::watch(&api.app, &by.caller, last_event(&parts.headers)).await?;
    let listener = Listener {
        watch,
        caller: by.caller,
        parts,
        api,
        look_at: Instant::now() + LOOK_EVERY,
        _stream: stream,
    };
    let events = unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    let kept = KeepAlive::new().interval(COMMENT_EVERY);
    Ok(([UNBUFFERED], Sse::new(events).keep_alive(kept)).into_response())
}

/// What was heard last; nonsense says nothing.
fn last_event(headers: &HeaderMap) -> Option<Place> {
    headers.get(LAST_EVENT_ID)?.to_str().ok()?.parse().ok()
}

/// One who listens.
struct Listener {
    watch: Watch,
    caller: Caller,
    parts: Parts,
    api: Arc<Api>,
    look_at: Instant,
    _stream: Stream,
}

impl Listener {
    /// The next event; none when it is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let told = tokio::select! {
                told = self.watch.next() => told,
                () = sleep_until(self.look_at) => {
                    if !self.still_may().await {
                        return None;
                    }
                    self.look_at = Instant::now() + LOOK_EVERY;
                    continue;
                }
            };
            let told = match told {
                Ok(told) => told?,
                Err(error) => {
                    tracing::warn!(%error, "a watch ended: what changes cannot be read");
                    return None;
                }
            };
            let event = Event::default().event("change").id(told.place.to_string());
            match event.json_data(ChangeBody::of(told)) {
                Ok(event) => return Some(event),
                Err(error) => tracing::error!(%error, "a change cannot be told"),
            }
        }
    }

    /// Whether the caller may still listen: the request is asked again who it is from,
    /// as it was at its beginning, so that whatever ends a key or a session ends this
    /// answer too. A database that does not answer ends nobody's.
    async fn still_may(&self) -> bool {
        match still::<Reads>(&self.parts, &self.api).await {
            Ok(caller) => caller.organization == self.caller.organization,
            Err(problem) => !matches!(
                problem.status(),
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
            ),
        }
    }
}

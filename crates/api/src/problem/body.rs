//! The form of a problem on the wire.

use serde::Serialize;
use utoipa::ToSchema;

/// A problem (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// A name of the kind of problem: `urn:goodword:problem:` and the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:goodword:problem:malformed")]
    pub(super) kind: String,
    /// What the code means.
    pub(super) title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub(super) status: u16,
    /// The stable code.
    #[schema(example = "malformed")]
    pub(super) code: &'static str,
    /// What was wrong this time, and what to do.
    pub(super) detail: String,
    /// Every fault of the request with its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub(super) errors: Vec<FaultBody>,
    /// The request's name in the log; also in the header `X-Request-Id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instance: Option<String>,
}

/// One fault of a request.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Fault)]
pub(crate) struct FaultBody {
    /// Which of several things that were sent, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
    /// The field's path, like `data.amount`; empty for the whole.
    pub(super) field: String,
    /// What is wrong with it.
    pub(super) reason: String,
}

//! What went wrong, as RFC 9457 problems. The one place that turns errors into
//! HTTP; operators' details go to the log and nowhere else.

use axum::{
    Json,
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use goodword_app::{Error, FieldFault};

mod body;

pub(crate) use body::{FaultBody, ProblemBody};

use crate::id;

/// The media type of problems.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The body is no JSON.
    NotJson,
    /// No valid key, and nobody signed in.
    Unauthenticated,
    /// E-mail address and password do not belong together.
    SignInFailed,
    /// The key, or the person, lacks a scope.
    Forbidden,
    /// A person's request does not bring its token along.
    CsrfTokenMissing,
    /// A page of another site made the browser send it.
    CrossSite,
    /// No such thing in the caller's organization.
    NotFound,
    /// A one-time link that does not work, or no longer.
    LinkSpent,
    /// No such address.
    RouteUnknown,
    /// The address knows other methods only.
    MethodNotAllowed,
    /// It cannot be done as things stand; the word says which way.
    Conflict(&'static str),
    /// The body is larger than is allowed.
    BodyTooLarge,
    /// The body is of another media type than is read here.
    ContentTypeUnsupported,
    /// Something in the request is wrong; every fault is listed.
    Malformed,
    /// The caller asks for more than its share.
    TooManyRequests,
    /// What is stored contradicts itself.
    Inconsistent,
    /// Something that should not happen.
    Internal,
    /// Too much is waiting.
    Overloaded,
    /// The database does not answer.
    Unavailable,
    /// The answer took too long.
    TimedOut,
}

impl Code {
    /// Every code, by status. Of the conflicts all that use cases know.
    pub const ALL: &[Code] = &[
        Code::NotJson,
        Code::Unauthenticated,
        Code::SignInFailed,
        Code::Forbidden,
        Code::CsrfTokenMissing,
        Code::CrossSite,
        Code::NotFound,
        Code::LinkSpent,
        Code::RouteUnknown,
        Code::MethodNotAllowed,
        Code::Conflict("definition_keeps"),
        Code::Conflict("email_taken"),
        Code::Conflict("last_administrator"),
        Code::Conflict("link_gone"),
        Code::Conflict("login_shared"),
        Code::Conflict("mail_not_configured"),
        Code::Conflict("message_not_open"),
        Code::Conflict("program_ended"),
        Code::Conflict("program_name_taken"),
        Code::Conflict("staff_disabled"),
        Code::Conflict("too_many_endpoints"),
        Code::Conflict("webhook_disabled"),
        Code::BodyTooLarge,
        Code::ContentTypeUnsupported,
        Code::Malformed,
        Code::TooManyRequests,
        Code::Inconsistent,
        Code::Internal,
        Code::Overloaded,
        Code::Unavailable,
        Code::TimedOut,
    ];

    /// The stable word by which programs know it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::Unauthenticated => "unauthenticated",
            Self::SignInFailed => "sign_in_failed",
            Self::Forbidden => "forbidden",
            Self::CsrfTokenMissing => "csrf_token_missing",
            Self::CrossSite => "cross_site",
            Self::NotFound => "not_found",
            Self::LinkSpent => "link_spent",
            Self::RouteUnknown => "route_unknown",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict(code) => code,
            Self::BodyTooLarge => "body_too_large",
            Self::ContentTypeUnsupported => "content_type_unsupported",
            Self::Malformed => "malformed",
            Self::TooManyRequests => "too_many_requests",
            Self::Inconsistent => "inconsistent",
            Self::Internal => "internal",
            Self::Overloaded => "overloaded",
            Self::Unavailable => "unavailable",
            Self::TimedOut => "timed_out",
        }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::NotJson => 400,
            Self::Unauthenticated | Self::SignInFailed => 401,
            Self::Forbidden | Self::CsrfTokenMissing | Self::CrossSite => 403,
            Self::NotFound | Self::LinkSpent | Self::RouteUnknown => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict(_) => 409,
            Self::BodyTooLarge => 413,
            Self::ContentTypeUnsupported => 415,
            Self::Malformed => 422,
            Self::TooManyRequests => 429,
            Self::Inconsistent | Self::Internal => 500,
            Self::Overloaded | Self::Unavailable | Self::TimedOut => 503,
        }
    }

    /// What it means, the same for every request.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NotJson => "The body is not JSON",
            Self::Unauthenticated => "A valid API key is needed, or somebody signed in",
            Self::SignInFailed => "E-mail address and password do not belong together",
            Self::Forbidden => "This key or person may not do this",
            Self::CsrfTokenMissing => "The session's own token is missing",
            Self::CrossSite => "This came from a page of another site",
            Self::NotFound => "There is no such thing here",
            Self::LinkSpent => "This link does not work any more",
            Self::RouteUnknown => "There is no such address",
            Self::MethodNotAllowed => "This address does not know this method",
            Self::Conflict(_) => "It cannot be done as things stand",
            Self::BodyTooLarge => "The body is too large",
            Self::ContentTypeUnsupported => "This media type is not read here",
            Self::Malformed => "Something in the request is wrong",
            Self::TooManyRequests => "Too many requests",
            Self::Inconsistent => "What is stored contradicts itself",
            Self::Internal => "Something went wrong here",
            Self::Overloaded => "Too much is waiting",
            Self::Unavailable => "The database does not answer",
            Self::TimedOut => "The answer took too long",
        }
    }

    /// Seconds after which the same request may succeed.
    fn retry_after(self) -> Option<u64> {
        match self {
            Self::Overloaded => Some(1),
            Self::Unavailable | Self::TimedOut => Some(5),
            _ => None,
        }
    }
}

/// A problem: what is answered when something went wrong.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    code: Code,
    detail: String,
    errors: Vec<FieldFault>,
    retry_after: Option<u64>,
    challenge: Option<&'static str>,
}

impl Problem {
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Self {
        let retry_after = code.retry_after();
        let detail = detail.into();
        Self {
            code,
            detail,
            errors: Vec::new(),
            retry_after,
            challenge: None,
        }
    }

    /// Not authenticated; `presented` when a key was sent, and is not valid.
    pub(crate) fn unauthenticated(presented: bool) -> Self {
        let (detail, challenge) = if presented {
            (
                "this key is not known, or was revoked",
                "Bearer realm=\"goodword\", error=\"invalid_token\"",
            )
        } else {
            (
                "send a key as 'Authorization: Bearer SECRET', or sign in",
                "Bearer realm=\"goodword\"",
            )
        };
        Self {
            challenge: Some(challenge),
            ..Self::new(Code::Unauthenticated, detail)
        }
    }

    /// Nobody is signed in, or no longer.
    pub(crate) fn signed_out() -> Self {
        Self {
            detail: "nobody is signed in here, or no longer: sign in".to_owned(),
            ..Self::unauthenticated(false)
        }
    }

    pub(crate) fn too_many_requests(seconds: u64) -> Self {
        let detail = format!("come again in {seconds} s; nothing was done");
        Self {
            retry_after: Some(seconds),
            ..Self::new(Code::TooManyRequests, detail)
        }
    }

    /// Malformed, with at least one fault.
    pub(crate) fn malformed(errors: Vec<FieldFault>) -> Self {
        let detail = match errors.as_slice() {
            [only] => sentence(only),
            many => format!(
                "{} faults, all of them in 'errors'; nothing was done",
                many.len()
            ),
        };
        Self {
            errors,
            ..Self::new(Code::Malformed, detail)
        }
    }

    /// Malformed in one field.
    pub(crate) fn field(field: &str, reason: impl Into<String>) -> Self {
        let (field, reason) = (field.to_owned(), reason.into());
        Self::malformed(vec![FieldFault {
            index: None,
            field,
            reason,
        }])
    }

    /// The status, as the measures count it.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The body, for a request that is known by `request` in the log.
    pub(crate) fn body(&self, request: Option<&str>) -> ProblemBody {
        let fault = |fault: &FieldFault| FaultBody {
            index: fault.index,
            field: fault.field.clone(),
            reason: fault.reason.clone(),
        };
        ProblemBody {
            kind: format!("urn:goodword:problem:{}", self.code.code()),
            title: self.code.title(),
            status: self.code.status(),
            code: self.code.code(),
            detail: self.detail.clone(),
            errors: self.errors.iter().map(fault).collect(),
            instance: request.map(|id| format!("urn:goodword:request:{id}")),
        }
    }
}

fn sentence(fault: &FieldFault) -> String {
    let place = match fault.index {
        Some(index) if fault.field.is_empty() => format!("item {index} "),
        Some(index) => format!("item {index}: '{}' ", fault.field),
        None if fault.field.is_empty() => String::new(),
        None => format!("'{}' ", fault.field),
    };
    format!("{place}{}; nothing was done", fault.reason)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Malformed(faults) => Self::malformed(faults),
            Error::NotFound { what, id } => {
                let id = id::on_the_wire(what, &id);
                Self::new(Code::NotFound, format!("there is no {what} '{id}'"))
            }
            Error::Conflict { code, detail } => Self::new(Code::Conflict(code), detail),
            Error::Unauthenticated => Self::unauthenticated(true),
            Error::SignInFailed => {
                let detail = "check both; whoever runs this server can help with a new link";
                Self::new(Code::SignInFailed, detail)
            }
            Error::LinkSpent => {
                let detail = "it was used, or is too old, or another took its place; ask for a \
                              new one";
                Self::new(Code::LinkSpent, detail)
            }
            Error::Forbidden { scope } => {
                let detail = format!("it needs the scope '{}'", scope.name());
                Self::new(Code::Forbidden, detail)
            }
            Error::Overloaded => {
                let detail = "too much is waiting to be decided; the same request may succeed in \
                              a moment, and nothing is counted twice";
                Self::new(Code::Overloaded, detail)
            }
            Error::Unavailable(cause) => {
                tracing::error!(error = %cause, "the database did not answer");
                let detail = "the same request may succeed later, and nothing is counted twice";
                Self::new(Code::Unavailable, detail)
            }
            Error::Inconsistent { detail } => {
                tracing::error!(detail, "what is stored is inconsistent");
                let detail = "nothing was done; the operator finds the details in the log";
                Self::new(Code::Inconsistent, detail)
            }
            Error::Internal(cause) => {
                tracing::error!(error = %cause, "an internal error");
                Self::internal()
            }
        }
    }
}

impl Problem {
    pub(crate) fn internal() -> Self {
        Self::new(Code::Internal, "the operator finds the details in the log")
    }
}

impl IntoResponse for Problem {
    /// The response carries the problem beside its body: the edge writes the
    /// body again, with the name of the request.
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(self.body(None))).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(challenge) = self.challenge {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static(challenge),
            );
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the body of a problem again, with the name of its request.
pub(crate) fn name_request(response: &mut Response, request: &str) {
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && let Ok(body) = serde_json::to_vec(&problem.body(Some(request)))
    {
        response
            .headers_mut()
            .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        *response.body_mut() = Body::from(body);
    }
}

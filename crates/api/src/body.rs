//! Reading a request's body.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use goodword_app::FieldFault;
use goodword_domain::{
    form::{Form, name_of},
    moment::Moment,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    id,
    problem::{Code, Problem},
    router::Api,
};

/// What can be read from a JSON object, with every fault on the way.
pub(crate) trait FromForm: Sized {
    /// Reads it; what is missing or wrong is noted in the form, and then what is
    /// returned is not used.
    fn read(form: &mut Form<'_, '_>) -> Self;
}

/// A body that is one JSON object.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: FromForm> FromRequest<Arc<Api>> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Arc<Api>) -> Result<Self, Problem> {
        let value = json(request, api, &["application/json"]).await?;
        let Value::Object(fields) = &value else {
            let reason = format!("the body is {}, not an object", name_of(&value));
            return Err(Problem::field("", reason));
        };
        let mut faults = Vec::new();
        let read = T::read(&mut Form::new(fields, "", &mut faults));
        if faults.is_empty() {
            return Ok(Self(read));
        }
        let fault = |fault: goodword_domain::form::Fault| FieldFault {
            index: None,
            field: fault.field,
            reason: fault.reason,
        };
        Err(Problem::malformed(faults.into_iter().map(fault).collect()))
    }
}

/// A list of texts, where it is given.
pub(crate) fn texts(form: &mut Form<'_, '_>, field: &str) -> Option<Vec<String>> {
    let items = form.optional_list(field)?;
    let mut texts = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match item {
            Value::String(text) => texts.push(text.clone()),
            other => {
                let place = format!("{field}[{index}]");
                form.fault(&place, format!("is {}, not a text", name_of(other)));
            }
        }
    }
    Some(texts)
}

/// A moment, where it is given.
pub(crate) fn moment(form: &mut Form<'_, '_>, field: &str) -> Option<Moment> {
    let text = form.optional_text(field)?;
    let moment = Moment::parse(&text);
    moment.map_err(|reason| form.fault(field, reason)).ok()
}

/// The id of a program, where it is given.
pub(crate) fn program_id(form: &mut Form<'_, '_>, field: &str) -> Option<Uuid> {
    let id = id::read_program(&form.optional_text(field)?);
    if id.is_none() {
        let reason = "is not the id of a program, which begins with 'prg_'";
        form.fault(field, reason);
    }
    id
}

/// Several JSON values: a list of them, or one alone.
pub(crate) struct Several(pub(crate) Vec<Value>);

/// How CloudEvents come, one or many.
const CLOUD_EVENTS: &[&str] = &[
    "application/json",
    "application/cloudevents+json",
    "application/cloudevents-batch+json",
];

impl FromRequest<Arc<Api>> for Several {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Arc<Api>) -> Result<Self, Problem> {
        Ok(Self(match json(request, api, CLOUD_EVENTS).await? {
            Value::Array(values) => values,
            one => vec![one],
        }))
    }
}

async fn json(request: Request, api: &Arc<Api>, types: &[&str]) -> Result<Value, Problem> {
    check_type(request.headers(), types)?;
    let bytes = Bytes::from_request(request, api)
        .await
        .map_err(|rejection| {
            if rejection.status().as_u16() == 413 {
                let most = api.options.body_max;
                let detail = format!("at most {most} bytes; send it in several requests");
                Problem::new(Code::BodyTooLarge, detail)
            } else {
                Problem::new(Code::NotJson, "the body broke off before its end")
            }
        })?;
    serde_json::from_slice(&bytes).map_err(|error| Problem::new(Code::NotJson, error.to_string()))
}

/// A body without a type is taken for what it can only be.
fn check_type(headers: &HeaderMap, types: &[&str]) -> Result<(), Problem> {
    let Some(sent) = headers.get(header::CONTENT_TYPE) else {
        return Ok(());
    };
    let sent = sent.to_str().unwrap_or_default();
    let bare = sent.split(';').next().unwrap_or_default().trim();
    if types.iter().any(|known| known.eq_ignore_ascii_case(bare)) {
        return Ok(());
    }
    let detail = format!("'{bare}' is not read here; send {}", types.join(" or "));
    Err(Problem::new(Code::ContentTypeUnsupported, detail))
}

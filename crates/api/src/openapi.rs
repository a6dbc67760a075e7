//! The OpenAPI document: what the endpoints say of themselves, and what is true
//! of all of them.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Components, Content, Info, OpenApi, OpenApiBuilder, PathItem, Ref, RefOr, ResponseBuilder,
        path::{Operation, ParameterIn},
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
        tag::TagBuilder,
    },
};

use crate::{
    problem::{FaultBody, MEDIA_TYPE, ProblemBody},
    v1,
};

/// What the tags mean, in the order of the page.
const TAGS: &[(&str, &str)] = &[
    ("events", "Everything that happens comes in as an event."),
    (
        "figures",
        "What a dashboard shows: counts of days, kept beside what they count.",
    ),
    (
        "live",
        "What is decided, as it is decided, for as long as somebody listens.",
    ),
    (
        "programs",
        "Who may refer whom, how it is counted, what it gives.",
    ),
    (
        "drafts",
        "Programs that are being written: faulty until they are done, then launched.",
    ),
    ("advocates", "Who brings someone, and the code they share."),
    ("customers", "The people on file."),
    (
        "referrals",
        "Who brought whom, how far it has come, and what was refused.",
    ),
    ("rewards", "What was given, to whom, and why."),
    ("ledger", "The books: double entry, append-only."),
    (
        "messages",
        "Letters by electronic mail to customers and staff.",
    ),
    (
        "templates",
        "What letters say, in every language, and what the owner made of it.",
    ),
    (
        "webhooks",
        "Where the business's own systems are told what happened.",
    ),
    (
        "outbox",
        "What could not leave, and waits for somebody to look at it.",
    ),
    ("keys", "With which programs of the business call this API."),
    (
        "session",
        "People sign in, and act for one of their organizations.",
    ),
    ("staff", "The people who work there, and as what."),
    (
        "organization",
        "The business: what it is called, and how it works.",
    ),
];

/// The problem of every operation that asks who calls.
const UNKNOWN: (&str, &str) = (
    "401",
    "`unauthenticated`: no valid key was sent, and nobody is signed in",
);
/// Problems that every operation can answer.
const ALWAYS: &[(&str, &str)] = &[
    UNKNOWN,
    (
        "403",
        "`forbidden`: the key or the person lacks the scope; `csrf_token_missing`, `cross_site`: \
         a person's request did not come from the console",
    ),
    (
        "429",
        "`too_many_requests`: come again after `Retry-After` seconds",
    ),
    (
        "500",
        "`internal` or `inconsistent`: the operator finds the details in the log",
    ),
    (
        "503",
        "`overloaded`, `unavailable` or `timed_out`: the same request may succeed later",
    ),
];
/// Problems of operations that name something.
const NAMING: &[(&str, &str)] = &[("404", "`not_found`: the organization has no such thing")];
/// Problems of operations that take something in.
const TAKING: &[(&str, &str)] = &[
    ("400", "`not_json`: the body cannot be read"),
    ("413", "`body_too_large`"),
    ("415", "`content_type_unsupported`"),
    (
        "422",
        "`malformed`: every fault is in `errors`, with its place; nothing was done",
    ),
];
/// Problems of operations with a query.
const ASKING: &[(&str, &str)] = &[("422", "`malformed`: every fault is in `errors`")];

/// The OpenAPI 3.1 document of the API.
#[must_use]
pub fn openapi() -> OpenApi {
    let (_, endpoints) = v1::endpoints().split_for_parts();
    let mut info = Info::new("Goodword", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Customer referral programs. Send a key as `Authorization: Bearer SECRET`; the console \
         calls with the cookie of a session, and sends its `csrf_token` as `X-CSRF-Token` with \
         everything but GET. What goes wrong is answered as a problem (RFC 9457) with a stable \
         `code`. Lists are paged by an \
         opaque cursor, and every page comes as CSV as well. Times are RFC 3339, amounts decimal \
         strings."
            .to_owned(),
    );
    let tag = |(name, text): &(&str, &str)| {
        TagBuilder::new()
            .name(*name)
            .description(Some(*text))
            .build()
    };
    let mut document = OpenApiBuilder::from(endpoints)
        .info(info)
        .tags(Some(TAGS.iter().map(tag)))
        .build();
    let components = document.components.get_or_insert_with(Components::new);
    components
        .schemas
        .insert(ProblemBody::name().into_owned(), ProblemBody::schema());
    components
        .schemas
        .insert(FaultBody::name().into_owned(), FaultBody::schema());
    let key = Http::builder()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("gwk_...")
        .build();
    components.add_security_scheme("key", SecurityScheme::Http(key));
    let cookie = ApiKeyValue::with_description(
        "goodword_session",
        "Of a person who is signed in; over TLS `__Host-goodword_session`.",
    );
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for item in document.paths.paths.values_mut() {
        for operation in operations(item) {
            declare_problems(operation);
        }
    }
    document
}

/// The document as text, as it is served and committed.
#[must_use]
pub fn openapi_text() -> String {
    openapi()
        .to_pretty_json()
        .map(|text| text + "\n")
        .unwrap_or_default()
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem {
        get,
        put,
        post,
        delete,
        patch,
        ..
    } = item;
    [get, put, post, delete, patch]
        .into_iter()
        .filter_map(Option::as_mut)
}

/// Whether anybody may call it.
fn is_public(operation: &Operation) -> bool {
    let security = serde_json::to_value(&operation.security).unwrap_or_default();
    security == serde_json::json!([{}])
}

/// Adds the problems that follow from what the operation is, and gives each
/// problem its form.
fn declare_problems(operation: &mut Operation) {
    let parameters = operation.parameters.iter().flatten();
    let places: Vec<ParameterIn> = parameters
        .filter_map(|parameter| match parameter {
            RefOr::T(parameter) => Some(parameter.parameter_in.clone()),
            RefOr::Ref(_) => None,
        })
        .collect();
    let mut wanted = ALWAYS.to_vec();
    if is_public(operation) {
        wanted.retain(|problem| *problem != UNKNOWN);
    }
    if places.contains(&ParameterIn::Path) {
        wanted.extend(NAMING);
    }
    if operation.request_body.is_some() {
        wanted.extend(TAKING);
    } else if places.contains(&ParameterIn::Query) {
        wanted.extend(ASKING);
    }
    for (status, text) in wanted {
        let responses = &mut operation.responses.responses;
        let entry = responses.entry(status.to_owned());
        entry.or_insert_with(|| RefOr::T(ResponseBuilder::new().description(text).build()));
    }
    let schema = RefOr::Ref(Ref::from_schema_name(ProblemBody::name()));
    let content = RefOr::T(Content::new(Some(schema)));
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.starts_with(['4', '5'])
        {
            response
                .content
                .insert(MEDIA_TYPE.to_owned(), content.clone());
        }
    }
}

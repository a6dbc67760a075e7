//! Lists: paged by an opaque cursor, as JSON or as CSV.

use std::sync::Arc;

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use goodword_app::{Cursor, Page, Paging};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};

use crate::{
    csv,
    problem::Problem,
    query::{Params, Reading},
    router::Api,
};

/// Rows of a page, where the request does not say.
const LIMIT: u64 = 50;
/// Most rows of a page.
const LIMIT_MAX: u64 = 200;

/// The part of a list's query that all lists have.
pub(crate) trait Listed {
    fn limit(&self) -> Option<&str>;
    fn cursor(&self) -> Option<&str>;
    fn order(&self) -> Option<&str>;
    fn format(&self) -> Option<&str>;
}

/// The words of `order`.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "tells callers the words that are read one by one")]
pub(crate) enum Order {
    Asc,
    Desc,
}

/// The words of `format`.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "tells callers the words that are read one by one")]
pub(crate) enum Format {
    Json,
    Csv,
}

/// A list's query: its own filters, and the fields that all lists have.
macro_rules! list_request {
    ($(#[$doc:meta])* struct Request { $($(#[$each:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(serde::Deserialize, utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub(crate) struct Request {
            $($(#[$each])* $field: Option<String>,)*
            /// Most items on the page: 1 to 200, by default 50.
            #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
            limit: Option<String>,
            /// Where the page begins: `next` of the page before.
            cursor: Option<String>,
            /// `asc` (default) or `desc`: last first. Keep it while paging.
            #[param(value_type = Option<$crate::list::Order>, inline)]
            order: Option<String>,
            /// `json` (default) or `csv`; `Accept: text/csv` does the same.
            #[param(value_type = Option<$crate::list::Format>, inline)]
            format: Option<String>,
        }

        impl $crate::list::Listed for Request {
            fn limit(&self) -> Option<&str> {
                self.limit.as_deref()
            }
            fn cursor(&self) -> Option<&str> {
                self.cursor.as_deref()
            }
            fn order(&self) -> Option<&str> {
                self.order.as_deref()
            }
            fn format(&self) -> Option<&str> {
                self.format.as_deref()
            }
        }
    };
}
pub(crate) use list_request;

/// An item of a list.
pub(crate) trait Item: Serialize {
    /// Its fields, in the order of the CSV.
    const COLUMNS: &'static [&'static str];
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PageBody<T> {
    /// The items, in the list's order.
    items: Vec<T>,
    /// The cursor of the next page; null when this was the last.
    next: Option<String>,
}

impl<T> PageBody<T> {
    /// A list that is never long, on its one page.
    pub(crate) fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

impl<T: Item> PageBody<T> {
    /// The answer, in the form that was asked for.
    pub(crate) fn answer(self, is_csv: bool) -> Result<Response, Problem> {
        let mut response = if is_csv {
            let rows = self.items.iter().map(serde_json::to_value);
            let rows = rows.collect::<Result<Vec<_>, _>>();
            let rows = rows.map_err(|error| goodword_app::Error::Internal(Box::new(error)))?;
            let text = csv::write(T::COLUMNS, &rows);
            ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response()
        } else {
            Json(self).into_response()
        };
        response
            .headers_mut()
            .insert(header::VARY, HeaderValue::from_static("Accept"));
        Ok(response)
    }
}

/// A request for a list.
pub(crate) struct List<R> {
    pub(crate) request: R,
    pub(crate) paging: Paging,
    is_csv: bool,
    uri: Uri,
}

impl<R: Listed + DeserializeOwned + Send> FromRequestParts<Arc<Api>> for List<R> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        let Params(request) = Params::<R>::from_request_parts(parts, api).await?;
        let mut reading = Reading::default();
        let paging = Paging {
            after: cursor(&mut reading, request.cursor()),
            limit: limit(&mut reading, request.limit()),
            descending: reading
                .choice(
                    "order",
                    request.order(),
                    [("asc", false), ("desc", true)].into_iter(),
                )
                .unwrap_or(false),
        };
        let is_csv = wants_csv(&mut reading, request.format(), &parts.headers);
        reading.done()?;
        Ok(Self {
            request,
            paging,
            is_csv,
            uri: parts.uri.clone(),
        })
    }
}

/// The query of a list that comes whole.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct WholeRequest {
    /// `json` (default) or `csv`; `Accept: text/csv` does the same.
    #[param(value_type = Option<Format>, inline)]
    format: Option<String>,
}

/// A request for a list that is never long, and comes whole.
pub(crate) struct Whole {
    is_csv: bool,
}

impl FromRequestParts<Arc<Api>> for Whole {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        let Params(request) = Params::<WholeRequest>::from_request_parts(parts, api).await?;
        let mut reading = Reading::default();
        let is_csv = wants_csv(&mut reading, request.format.as_deref(), &parts.headers);
        reading.done()?;
        Ok(Self { is_csv })
    }
}

impl Whole {
    /// The answer, in the form that was asked for.
    pub(crate) fn answer<T: Item>(self, items: Vec<T>) -> Result<Response, Problem> {
        PageBody::whole(items).answer(self.is_csv)
    }
}

fn limit(reading: &mut Reading, text: Option<&str>) -> u64 {
    let Some(text) = text else { return LIMIT };
    match text.parse() {
        Ok(limit) if (1..=LIMIT_MAX).contains(&limit) => limit,
        _ => {
            reading.fault(
                "limit",
                format!("'{text}' is not a number from 1 to {LIMIT_MAX}"),
            );
            LIMIT
        }
    }
}

fn cursor(reading: &mut Reading, text: Option<&str>) -> Option<Cursor> {
    let cursor = text?.parse();
    if cursor.is_err() {
        reading.fault("cursor", "is not a cursor that this list has given");
    }
    cursor.ok()
}

/// Whether CSV is asked for, by the query or else by the header.
pub(crate) fn wants_csv(reading: &mut Reading, text: Option<&str>, headers: &HeaderMap) -> bool {
    let formats = [("json", false), ("csv", true)].into_iter();
    let format = reading.choice("format", text, formats);
    format.unwrap_or_else(|| accepts_csv(headers))
}

/// Whether CSV is asked for by the header, and JSON is not.
fn accepts_csv(headers: &HeaderMap) -> bool {
    let lines = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let types = lines.flat_map(|line| line.split(','));
    let mut bare = types.map(|kind| kind.split(';').next().unwrap_or_default().trim());
    // The first that is known wins: clients write what they prefer first.
    bare.find(|kind| matches!(*kind, "text/csv" | "application/json" | "*/*")) == Some("text/csv")
}

impl<R> List<R> {
    /// The answer: the page's items in the form that was asked for. `Link` leads
    /// to the next page, which a CSV cannot say in its body.
    pub(crate) fn answer<V, T: Item>(
        self,
        page: Page<V>,
        item: impl Fn(V) -> T,
    ) -> Result<Response, Problem> {
        let next = page.next.map(|cursor| cursor.to_string());
        let link = next
            .as_deref()
            .and_then(|cursor| link_to(&self.uri, cursor));
        let items: Vec<T> = page.rows.into_iter().map(item).collect();
        let mut response = PageBody { items, next }.answer(self.is_csv)?;
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        Ok(response)
    }
}

/// `Link: <the same address with another cursor>; rel="next"`.
fn link_to(uri: &Uri, cursor: &str) -> Option<HeaderValue> {
    let query = uri.query().unwrap_or_default();
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let mut pairs: Vec<&str> = kept.collect();
    let cursor = format!("cursor={cursor}");
    pairs.push(&cursor);
    let link = format!("<{}?{}>; rel=\"next\"", uri.path(), pairs.join("&"));
    link.parse().ok()
}

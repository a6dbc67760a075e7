//! `POST /api/v1/keys`

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::{
    Scope,
    key::{self, NewKey},
};
use goodword_domain::form::{Form, name_of};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::KeyBody;
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    words,
};

/// A key to make.
#[derive(ToSchema)]
pub(crate) struct CreateKeyRequest {
    /// For whom it is.
    #[schema(max_length = 100, example = "shop system")]
    name: String,
    /// What it may do: some of `read`, `record`, `programs`, `admin`.
    #[schema(value_type = Vec<words::Scope>, min_items = 1, example = json!(["record"]))]
    scopes: BTreeSet<Scope>,
}

impl FromForm for CreateKeyRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["name", "scopes"]);
        let name = form.text("name");
        if !name.is_empty() && name.trim().is_empty() {
            form.fault("name", "is blank: say for whom the key is");
        }
        form.required("scopes");
        let mut scopes = BTreeSet::new();
        for (index, item) in form
            .optional_list("scopes")
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let field = format!("scopes[{index}]");
            let known = |word: &str| Scope::NAMES.iter().find(|(name, _)| *name == word);
            match item {
                Value::String(word) => match known(word) {
                    Some((_, scope)) => {
                        scopes.insert(*scope);
                    }
                    None => form.fault(
                        &field,
                        format!("'{word}' is not one of read, record, programs, admin"),
                    ),
                },
                other => form.fault(&field, format!("is {}, not a text", name_of(other))),
            }
        }
        Self { name, scopes }
    }
}

/// A key that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct CreatedKeyResponse {
    #[serde(flatten)]
    key: KeyBody,
    /// The secret, for `Authorization: Bearer`. It is shown this once.
    #[schema(example = "gwk_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    secret: String,
}

/// Make a key
///
/// The answer holds its secret, which nobody can read again.
#[utoipa::path(
    post,
    path = "/api/v1/keys",
    operation_id = "create_key",
    tag = "keys",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    request_body = CreateKeyRequest,
    responses((status = 201, description = "Made", body = CreatedKeyResponse)),
)]
pub(crate) async fn create_key(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Body(request): Body<CreateKeyRequest>,
) -> Result<Response, Problem> {
    let new = NewKey {
        name: request.name,
        scopes: request.scopes,
    };
    let created = key::create(&api.app, &by.caller, new).await?;
    let body = CreatedKeyResponse {
        key: KeyBody::of(created.key),
        secret: created.secret,
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

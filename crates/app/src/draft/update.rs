//! Writing a draft.

use serde_json::Value;
use uuid::Uuid;

use super::DraftView;
use crate::{App, Caller, Error, Scope};

/// Writes a definition over the one before. A faulty one is kept too: the faults
/// stand in the answer.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has no such draft.
pub async fn update(
    app: &App,
    caller: &Caller,
    id: Uuid,
    definition: Value,
) -> Result<DraftView, Error> {
    caller.may(Scope::Programs)?;
    let tx = app.store().begin(caller.organization).await?;
    let row = tx.drafts().get(caller.organization, id).await?;
    let mut row = row.ok_or_else(|| Error::not_found("draft", id.to_string()))?;
    (row.definition, row.updated_at) = (definition.to_string(), app.now().micros());
    tx.drafts()
        .save(caller.organization, id, &row.definition, row.updated_at)
        .await?;
    tx.commit().await?;
    DraftView::of(row)
}

//! Beginning a draft.

use goodword_store::{Draft, Tx};
use serde_json::{Value, json};
use uuid::Uuid;

use super::DraftView;
use crate::{
    App, Caller, Error, Scope,
    program::{Policy, newest_definition},
};

/// A draft to begin: with a definition, or from a preset, a program, or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewDraft {
    /// The preset to begin from.
    pub preset: Option<String>,
    /// The program of which it is to be the new version.
    pub program: Option<Uuid>,
    /// What to begin with instead of what the preset or the program says.
    pub definition: Option<Value>,
}

/// Begins a draft. What it begins with may be faulty.
///
/// # Errors
/// [`Error::NotFound`] for an unknown preset or program.
pub async fn create(app: &App, caller: &Caller, new: NewDraft) -> Result<DraftView, Error> {
    caller.may(Scope::Programs)?;
    let tx = app.store().begin(caller.organization).await?;
    let definition = definition(&tx, caller, &new).await?;
    let now = app.now().micros();
    let row = Draft {
        organization_id: caller.organization,
        id: app.ids().next(),
        preset: new.preset,
        program_id: new.program,
        definition: new.definition.unwrap_or(definition).to_string(),
        created_at: now,
        updated_at: now,
    };
    tx.drafts().insert(row.clone()).await?;
    tx.commit().await?;
    DraftView::of(row)
}

/// What a draft begins with where nothing else is given.
async fn definition(tx: &Tx, caller: &Caller, new: &NewDraft) -> Result<Value, Error> {
    match (&new.preset, new.program) {
        (Some(name), _) => Policy::Preset(name.clone()).value(),
        (None, Some(id)) => newest_definition(tx.reader(), caller.organization, id).await,
        (None, None) => Ok(json!({})),
    }
}

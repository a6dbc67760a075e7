//! One reward, with everything that explains it.

use goodword_domain::fold::Explanation;

use super::{RewardChange, RewardView};
use crate::{App, Caller, Error, Scope, ledger::Currencies};

/// A reward with its history and its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewardDetail {
    /// The reward.
    pub reward: RewardView,
    /// What changed it, in order of time.
    pub changes: Vec<RewardChange>,
    /// The event that earned it: source and id.
    pub earned_by: (String, String),
    /// The rule, what it read, and the arithmetic.
    pub explanation: Explanation,
}

/// One reward, by its stable id `<program>/<rule>/<beneficiary>/<what earned it>`.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this id.
pub async fn read(app: &App, caller: &Caller, id: &str) -> Result<RewardDetail, Error> {
    caller.may(Scope::Read)?;
    let missing = || Error::not_found("reward", id);
    let organization = caller.organization;
    let reader = app.store().reader();
    // The id begins with the program's short name, which has no slash.
    let name = id.split('/').next().unwrap_or_default();
    let program = reader
        .programs()
        .by_name(organization, name)
        .await?
        .ok_or_else(missing)?;
    let row = reader
        .rewards()
        .get(organization, program.id, id)
        .await?
        .ok_or_else(missing)?;
    let currencies = Currencies::load(reader, organization, [program.id]).await?;
    let explanation: Explanation = serde_json::from_str(&row.explanation)?;
    let (view, reward) = RewardView::of(row, &currencies, app.now())?;
    let mut changes = Vec::with_capacity(reward.changes.len());
    for change in &reward.changes {
        let amounts = currencies.write_all(program.id, &change.amounts)?;
        changes.push(RewardChange {
            at: change.at,
            amounts,
        });
    }
    let earned_by = (
        reward.earned_by.source.to_string(),
        reward.earned_by.id.to_string(),
    );
    Ok(RewardDetail {
        reward: view,
        changes,
        earned_by,
        explanation,
    })
}

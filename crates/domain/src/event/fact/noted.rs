//! Facts whose form is checked, and which no reward rule reads yet.

use super::{Fact, Kind};
use crate::form::Form;

/// Reads such a fact: whom it is about, or which reward it names.
pub(super) fn noted(kind: Kind, form: &mut Form<'_, '_>) -> Fact {
    const DECISIONS: &[(&str, ())] = &[("approve", ()), ("reject", ())];
    const STAGES: &[(&str, ())] = &[("in_use", ()), ("after_use", ())];
    const MOMENTS: &[(&str, ())] = &[("bought", ()), ("thanked", ()), ("praised", ())];
    let (mut customer, mut reward) = (None, None);
    match kind {
        Kind::SurveyAnswered => {
            customer = Some(form.text("customer"));
            form.choice("stage", STAGES);
            if form.whole("score").is_some_and(|score| score > 10) {
                form.fault("score", "is not from 0 to 10");
            }
            form.optional_prose("comment");
        }
        Kind::MomentNoted => {
            customer = Some(form.text("customer"));
            form.choice("moment", MOMENTS);
        }
        Kind::RewardChosen => {
            reward = Some(form.text("reward"));
            form.text("option");
        }
        Kind::RewardClaimed => {
            reward = Some(form.text("reward"));
            documents(form);
        }
        Kind::ApprovalDecided => {
            reward = Some(form.text("reward"));
            form.text("step");
            form.text("by");
            form.choice("decision", DECISIONS);
            form.optional_prose("note");
        }
        Kind::DrawCommitted => {
            form.text("draw");
            form.text("commitment");
        }
        Kind::DrawRevealed => {
            form.text("draw");
            form.text("seed");
        }
        _ => {}
    }
    Fact::Noted { customer, reward }
}

/// `documents` has no fixed form: a text, a list or an object of slips.
fn documents(form: &mut Form<'_, '_>) {
    if let Some(value) = form.value("documents")
        && (value.is_number() || value.is_boolean())
    {
        form.fault("documents", "is neither a text, a list nor an object");
    }
}

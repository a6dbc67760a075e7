//! `GET /api/v1/programs/{id}/figures`

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use goodword_app::{
    ReferralState,
    figures::{self, Given, ProgramFigures},
};
use goodword_domain::reason::Reason;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

/// What a program came to since it was launched, as it stands now.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgramFigures)]
pub(crate) struct ProgramFiguresBody {
    /// How many referrals are in each state: `introduced`, `qualified`, `converted`,
    /// `refused`, `voided`. Each is counted once, in the furthest that it has come.
    #[schema(example = json!({
        "introduced": 4, "qualified": 2, "converted": 9, "refused": 1, "voided": 0
    }))]
    referrals: BTreeMap<&'static str, i64>,
    /// What was earned, less what was taken back of it, by unit.
    given: Vec<GivenAmountBody>,
    /// How many refusals have which reason, most first.
    refusals: Vec<RefusalCountBody>,
}

/// An amount that was given.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenAmount)]
pub(crate) struct GivenAmountBody {
    /// The unit.
    #[schema(example = "points")]
    unit: String,
    /// How much.
    #[schema(example = "1200.00")]
    amount: String,
}

/// How often something was refused for a reason.
#[derive(Serialize, ToSchema)]
#[schema(as = RefusalCount)]
pub(crate) struct RefusalCountBody {
    /// The reason's stable code.
    #[schema(example = "not_new")]
    reason: &'static str,
    /// How often.
    count: i64,
}

impl ProgramFiguresBody {
    fn of(figures: ProgramFigures) -> Self {
        let count = |state: &ReferralState| figures.referrals.get(state).copied();
        let states = ReferralState::ALL.iter();
        let states = states.map(|state| (state.name(), count(state).unwrap_or_default()));
        let given = |Given { unit, amount, .. }| GivenAmountBody { unit, amount };
        let refusal = |(reason, count): (Reason, i64)| RefusalCountBody {
            reason: reason.code(),
            count,
        };
        Self {
            referrals: states.collect(),
            given: figures.given.into_iter().map(given).collect(),
            refusals: figures.refusals.into_iter().map(refusal).collect(),
        }
    }
}

/// Read a program's figures
///
/// What it came to since it was launched, as it stands now. How many referrals there are
/// makes it no slower, unlike the summary, which also tells each person's balance.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}/figures",
    operation_id = "read_program_figures",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    responses((status = 200, description = "The figures", body = ProgramFiguresBody)),
)]
pub(crate) async fn read_program_figures(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
) -> Result<Json<ProgramFiguresBody>, Problem> {
    let figures = figures::of_program(&api.app, &by.caller, id).await?;
    Ok(Json(ProgramFiguresBody::of(figures)))
}

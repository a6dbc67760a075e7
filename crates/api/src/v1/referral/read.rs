//! `GET /api/v1/referrals/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::referral;

use super::ReferralBody;
use crate::{
    auth::{By, Reads},
    path::{Place, ReferralId},
    problem::Problem,
    router::Api,
};

/// Read a referral
#[utoipa::path(
    get,
    path = "/api/v1/referrals/{id}",
    operation_id = "read_referral",
    tag = "referrals",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The referral's id, `ref_...`")),
    responses((status = 200, description = "The referral", body = ReferralBody)),
)]
pub(crate) async fn read_referral(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ReferralId((program, advocate, friend))): Place<ReferralId>,
) -> Result<Json<ReferralBody>, Problem> {
    let pair = (advocate.as_str(), friend.as_str());
    let view = referral::read(&api.app, &by.caller, program, pair).await?;
    Ok(Json(ReferralBody::of(view)))
}

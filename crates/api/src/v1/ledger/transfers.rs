//! `GET /api/v1/ledger/transfers`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::ledger::{self, TransferFilter, TransferView};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    id,
    list::{Item, List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which transfers are wanted: those that meet everything that is set.
    struct Request {
        /// Only those of this program: its id.
        program,
        /// Only those that leave or reach this account.
        account,
    }
}

/// A line of the journal. Never changed, never removed; undone by another line.
#[derive(Serialize, ToSchema)]
#[schema(as = Transfer)]
pub(crate) struct TransferBody {
    /// 1, 2, 3, ... without a gap.
    number: i64,
    /// The program's id.
    program: String,
    /// The account it leaves.
    debit: String,
    /// The account it reaches.
    credit: String,
    /// What is counted.
    unit: String,
    /// How much; never with a sign.
    #[schema(example = "960.00")]
    amount: String,
    /// When it took effect.
    #[schema(format = DateTime)]
    effective_at: String,
    /// When it was written.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// The reward or event behind it.
    reason: String,
    /// Whether it takes back an earlier line.
    undoes: bool,
    /// SHA-256 of the line before and this line, in hexadecimal.
    hash: String,
}

impl TransferBody {
    fn of(view: TransferView) -> Self {
        Self {
            number: view.number,
            program: id::write_program(view.program),
            debit: view.debit,
            credit: view.credit,
            unit: view.unit,
            amount: view.amount,
            effective_at: view.effective_at.to_rfc3339(),
            recorded_at: view.recorded_at.to_rfc3339(),
            reason: view.reason,
            undoes: view.undoes,
            hash: id::hex(&view.hash),
        }
    }
}

impl Item for TransferBody {
    const COLUMNS: &'static [&'static str] = &[
        "number",
        "program",
        "debit",
        "credit",
        "unit",
        "amount",
        "effective_at",
        "recorded_at",
        "reason",
        "undoes",
        "hash",
    ];
}

/// List transfers
///
/// The journal, by number.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/transfers",
    operation_id = "list_transfers",
    tag = "ledger",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of the journal", content(
        (PageBody<TransferBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_transfers(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let (mut reading, request) = (Reading::default(), &list.request);
    let filter = TransferFilter {
        program: reading.program("program", request.program.as_deref()),
        account: request.account.clone(),
    };
    reading.done()?;
    let page = ledger::transfers(&api.app, &by.caller, filter, &list.paging).await?;
    list.answer(page, TransferBody::of)
}

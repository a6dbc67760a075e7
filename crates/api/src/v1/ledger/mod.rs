//! The books.

use std::sync::Arc;

use goodword_app::ledger::AccountView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api};

mod accounts;
mod balances;
mod transfers;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(transfers::list_transfers))
        .routes(routes!(accounts::list_accounts))
        .routes(routes!(balances::read_balances))
}

/// An account in one unit.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
pub(crate) struct AccountBody {
    /// The program's id.
    program: String,
    /// Such as `member:C-1:available`, `house` or `budget`.
    account: String,
    /// What is counted.
    unit: String,
    /// What reached it less what left it; all accounts of a unit together are zero.
    #[schema(example = "960.00")]
    balance: String,
}

impl AccountBody {
    fn of(view: AccountView) -> Self {
        Self {
            program: id::write_program(view.program),
            account: view.account,
            unit: view.unit,
            balance: view.balance,
        }
    }
}

impl Item for AccountBody {
    const COLUMNS: &'static [&'static str] = &["program", "account", "unit", "balance"];
}

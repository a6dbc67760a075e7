//! The books: transfers between accounts, and what accounts have.

mod accounts;
mod balances;
mod currencies;
mod known;
mod transfers;

pub use accounts::{AccountView, accounts};
pub use balances::{BalanceView, balances};
pub(crate) use currencies::Currencies;
pub(crate) use known::known_program;
pub use transfers::{TransferFilter, TransferView, transfers};

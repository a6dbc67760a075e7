//! The journal: append-only, numbered without a gap, chained by hash. This file
//! adds and reads; there is no statement anywhere that changes or removes a line.

use std::collections::{BTreeMap, HashSet};

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::{journal_head, transfer};
use crate::page::{cut, page, rows};
use crate::scope::place;
use crate::tenant::scoped;
use crate::{Error, JournalHead, Page, Paging, ScopeKey, Transfer, Transfers, Write, batch};

/// The hash before the first line.
pub const NO_LINE: [u8; 32] = [0; 32];

/// A line to be written. Its number and its hash are given when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTransfer {
    /// In which program.
    pub program_id: Uuid,
    /// The kind of the scope that decided.
    pub scope_kind: i16,
    /// The scope that decided.
    pub scope_name: String,
    /// The stable key of what is owed.
    pub movement: String,
    /// Whether it takes back an earlier line of the same movement.
    pub undoes: bool,
    /// The account it leaves.
    pub debit: String,
    /// The account it reaches.
    pub credit: String,
    /// What is counted.
    pub unit: String,
    /// How many minor units; never negative.
    pub amount: i64,
    /// When it took effect.
    pub effective_at: i64,
    /// When it is written.
    pub recorded_at: i64,
    /// The reward or event behind it.
    pub reason: String,
}

/// Which lines are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferFilter {
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// That leave or reach this account.
    pub account: Option<String>,
}

/// What an account has at a moment: credits less debits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// In which program.
    pub program_id: Uuid,
    /// The account's name.
    pub account: String,
    /// What is counted.
    pub unit: String,
    /// In minor units.
    pub amount: i64,
}

#[derive(FromQueryResult)]
struct Sum {
    program_id: Uuid,
    account: String,
    unit: String,
    amount: i64,
}

/// The hash of a line: SHA-256 over the hash of the line before and every column
/// of this one but its own hash, in the order of the table; numbers big-endian,
/// a text after its length in bytes (64 bits).
pub fn line_hash(previous: &[u8], line: &Transfer) -> [u8; 32] {
    let mut digest = Sha256::new();
    let text = |digest: &mut Sha256, text: &str| {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    };
    digest.update(previous);
    digest.update(line.organization_id.as_bytes());
    digest.update(line.number.to_be_bytes());
    digest.update(line.program_id.as_bytes());
    digest.update(line.scope_kind.to_be_bytes());
    text(&mut digest, &line.scope_name);
    text(&mut digest, &line.movement);
    digest.update([u8::from(line.undoes)]);
    text(&mut digest, &line.debit);
    text(&mut digest, &line.credit);
    text(&mut digest, &line.unit);
    digest.update(line.amount.to_be_bytes());
    digest.update(line.effective_at.to_be_bytes());
    digest.update(line.recorded_at.to_be_bytes());
    text(&mut digest, &line.reason);
    digest.finalize().into()
}

impl<A> Transfers<'_, A> {
    /// Where the journal ends; number 0 and [`NO_LINE`] when it is empty.
    pub async fn head(&self, organization: Uuid) -> Result<JournalHead, Error> {
        let query = scoped::<journal_head::Entity>(organization).into_query();
        let head = self.conn.one(&query).await?;
        Ok(head.unwrap_or_else(|| JournalHead {
            organization_id: organization,
            number: 0,
            hash: NO_LINE.to_vec(),
        }))
    }

    /// All lines that these scopes ever decided, by number.
    pub async fn by_scopes(
        &self,
        organization: Uuid,
        scopes: &[ScopeKey],
    ) -> Result<Vec<Transfer>, Error> {
        use transfer::{Column, Entity};
        let mut found: Vec<Transfer> = Vec::new();
        for chunk in chunks(scopes) {
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.iter().map(|key| key.program_id),
                ))
                .filter(among(
                    self.conn,
                    Column::ScopeKind,
                    chunk.iter().map(|key| key.kind),
                ))
                .filter(among(
                    self.conn,
                    Column::ScopeName,
                    chunk.iter().map(|key| key.name.as_str()),
                ));
            let rows: Vec<Transfer> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<_> = chunk.into_iter().map(place).collect();
            found.extend(rows.into_iter().filter(|row| {
                wanted.contains(&(row.program_id, row.scope_kind, row.scope_name.as_str()))
            }));
        }
        found.sort_unstable_by_key(|row| row.number);
        Ok(found)
    }

    /// Lines by number. With an empty filter this reads the whole journal, page by page.
    pub async fn list(
        &self,
        organization: Uuid,
        filter: &TransferFilter,
        paging: &Paging,
    ) -> Result<Page<Transfer>, Error> {
        use transfer::{Column, Entity};
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = filter.program_id {
            query = query.filter(Column::ProgramId.eq(program));
        }
        let order = [Column::Number];
        let Some(account) = &filter.account else {
            return page(self.conn, query, &order, paging).await;
        };
        // Each side has its index; asked for both at once, SQLite reads the whole journal.
        let mut lines: Vec<Transfer> = Vec::new();
        for side in [Column::Debit, Column::Credit] {
            let side = query.clone().filter(side.eq(account.as_str()));
            lines.extend(rows(self.conn, side, &order, paging).await?);
        }
        lines.sort_unstable_by_key(|line| line.number);
        lines.dedup_by_key(|line| line.number);
        if paging.descending {
            lines.reverse();
        }
        cut::<Entity>(lines, &order, paging)
    }

    /// What every account had at a moment, by the time at which lines took effect;
    /// sorted by program, account, unit. Accounts that no line names are left out.
    pub async fn balances_at(
        &self,
        organization: Uuid,
        program: Option<Uuid>,
        at: i64,
    ) -> Result<Vec<Balance>, Error> {
        let credits = self
            .sums(organization, program, at, transfer::Column::Credit)
            .await?;
        let debits = self
            .sums(organization, program, at, transfer::Column::Debit)
            .await?;
        let signed = credits
            .into_iter()
            .map(|sum| (sum, 1))
            .chain(debits.into_iter().map(|sum| (sum, -1)));
        let mut balances: BTreeMap<(Uuid, String, String), i64> = BTreeMap::new();
        for (sum, sign) in signed {
            let balance = balances
                .entry((sum.program_id, sum.account, sum.unit))
                .or_default();
            *balance = sum
                .amount
                .checked_mul(sign)
                .and_then(|amount| balance.checked_add(amount))
                .ok_or_else(|| Error::inconsistent("a balance is beyond 64 bits"))?;
        }
        let balances = balances
            .into_iter()
            .map(|((program_id, account, unit), amount)| Balance {
                program_id,
                account,
                unit,
                amount,
            });
        Ok(balances.collect())
    }

    async fn sums(
        &self,
        organization: Uuid,
        program: Option<Uuid>,
        at: i64,
        side: transfer::Column,
    ) -> Result<Vec<Sum>, Error> {
        use transfer::{Column, Entity};
        // PostgreSQL adds up 64-bit numbers to a decimal; the cast brings it back, or fails.
        let amount = Expr::col(Column::Amount).sum().cast_as("bigint");
        let mut query = scoped::<Entity>(organization)
            .filter(Column::EffectiveAt.lte(at))
            .select_only()
            .column(Column::ProgramId)
            .column_as(side, "account")
            .column(Column::Unit)
            .column_as(amount, "amount")
            .group_by(Column::ProgramId)
            .group_by(side)
            .group_by(Column::Unit);
        if let Some(program) = program {
            query = query.filter(Column::ProgramId.eq(program));
        }
        self.conn.all(&query.into_query()).await
    }
}

impl Transfers<'_, Write> {
    /// Adds lines to the end of the journal, in this order, and says where it ends now.
    /// Needs a transaction that [`crate::Store::begin`] began for this organization.
    pub async fn append(
        &self,
        organization: Uuid,
        lines: Vec<NewTransfer>,
    ) -> Result<JournalHead, Error> {
        self.conn.is_locked_for(organization)?;
        let mut head = self.head(organization).await?;
        if lines.is_empty() {
            return Ok(head);
        }
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let row = next(&head, line)?;
            head.number = row.number;
            head.hash.clone_from(&row.hash);
            rows.push(row);
        }
        batch::insert::<transfer::Entity>(self.conn, &rows).await?;
        batch::upsert::<journal_head::Entity>(self.conn, std::slice::from_ref(&head)).await?;
        Ok(head)
    }
}

/// The line that follows the head.
fn next(head: &JournalHead, line: NewTransfer) -> Result<Transfer, Error> {
    if line.amount < 0 {
        return Err(Error::inconsistent(format!(
            "movement {:?} has the negative amount {}: exchange debit and credit instead",
            line.movement, line.amount
        )));
    }
    let number = head.number.checked_add(1);
    let mut row = Transfer {
        organization_id: head.organization_id,
        number: number.ok_or_else(|| Error::inconsistent("the journal is full"))?,
        program_id: line.program_id,
        scope_kind: line.scope_kind,
        scope_name: line.scope_name,
        movement: line.movement,
        undoes: line.undoes,
        debit: line.debit,
        credit: line.credit,
        unit: line.unit,
        amount: line.amount,
        effective_at: line.effective_at,
        recorded_at: line.recorded_at,
        reason: line.reason,
        hash: Vec::new(),
    };
    row.hash = line_hash(&head.hash, &row).to_vec();
    Ok(row)
}

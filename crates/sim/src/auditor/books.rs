//! What each person may have: lots that are earned, used, taken back and that expire.

use std::collections::{BTreeMap, BTreeSet};

use super::owed::{Grant, Owed};

/// One reward in an account. What was earned is `left`, was `spent`, or has expired.
struct Lot {
    id: String,
    granted: i128,
    left: i128,
    spent: i128,
    earned: i64,
    expires: Option<i64>,
}

#[derive(Default)]
struct Account {
    lots: Vec<Lot>,
    /// What was used of rewards that were taken back since; no lot has anything left
    /// while there is a debt.
    debt: i128,
}

/// Accounts by person and unit.
#[derive(Default)]
pub(crate) struct Books {
    accounts: BTreeMap<(String, String), Account>,
}

impl Account {
    fn available(&self) -> i128 {
        self.lots.iter().map(|lot| lot.left).sum::<i128>() - self.debt
    }

    fn lapse(&mut self, now: i64) {
        for lot in &mut self.lots {
            if lot.expires.is_some_and(|end| end < now) {
                lot.left = 0;
            }
        }
    }

    /// Brings the lot to what the reward is worth now.
    fn adjust(&mut self, id: &str, grant: Option<&Grant>) {
        let place = self.lots.iter().position(|lot| lot.id == id);
        let worth = grant.map_or(0, |grant| grant.amount);
        let Some(place) = place else {
            self.lots.extend(grant.map(|grant| Lot {
                id: id.to_owned(),
                granted: worth,
                left: worth,
                spent: 0,
                earned: grant.earned,
                expires: grant.expires,
            }));
            return;
        };
        let lot = &mut self.lots[place];
        let taken_back = (lot.granted - worth).max(0);
        lot.left += (worth - lot.granted).max(0);
        let from_left = taken_back.min(lot.left);
        lot.left -= from_left;
        let from_spent = (taken_back - from_left).min(lot.spent);
        lot.spent -= from_spent;
        lot.granted = worth;
        self.debt += from_spent;
        match grant {
            Some(grant) => (lot.earned, lot.expires) = (grant.earned, grant.expires),
            None => drop(self.lots.remove(place)),
        }
    }

    /// Takes from the lots, first what expires first; answers what they did not have.
    fn take(&mut self, mut amount: i128) -> i128 {
        self.lots.sort_by(|a, b| {
            let key = |lot: &Lot| (lot.expires.unwrap_or(i64::MAX), lot.earned);
            (key(a), &a.id).cmp(&(key(b), &b.id))
        });
        for lot in &mut self.lots {
            let part = amount.min(lot.left);
            lot.left -= part;
            lot.spent += part;
            amount -= part;
        }
        amount
    }
}

impl Books {
    /// Lets expire what has passed its last moment.
    pub(crate) fn lapse(&mut self, now: i64) {
        self.accounts
            .values_mut()
            .for_each(|account| account.lapse(now));
    }

    /// Brings all accounts to what is owed now. What was taken back and had been used
    /// is then a debt, which what is left anywhere in the account fills at once.
    pub(crate) fn post(&mut self, before: &Owed, owed: &Owed, now: i64) {
        let keys: BTreeSet<_> = before.grants.keys().chain(owed.grants.keys()).collect();
        for key in keys {
            let (was, is) = (before.grants.get(key), owed.grants.get(key));
            let Some(grant) = is.or(was) else { continue };
            if was != is {
                let name = (grant.beneficiary.clone(), key.1.clone());
                self.accounts.entry(name).or_default().adjust(&key.0, is);
            }
        }
        for account in self.accounts.values_mut() {
            account.lapse(now);
            let debt = account.debt;
            account.debt = account.take(debt);
        }
    }

    /// Uses credit, or answers `false` and leaves the account whole.
    pub(crate) fn spend(&mut self, person: &str, unit: &str, amount: i128) -> bool {
        if amount == 0 {
            return true;
        }
        let account = self.accounts.get_mut(&(person.to_owned(), unit.to_owned()));
        match account {
            Some(account) if amount <= account.available() => {
                account.take(amount);
                true
            }
            _ => false,
        }
    }

    /// Person, unit and what is available, for all who ever had anything of the unit.
    pub(crate) fn balances(&self) -> impl Iterator<Item = (&str, &str, i128)> {
        self.accounts
            .iter()
            .map(|((person, unit), account)| (person.as_str(), unit.as_str(), account.available()))
    }
}

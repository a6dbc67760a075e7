//! Writing amounts with the decimals of their unit, which for a voucher are
//! those of its program's currency.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::Amounts,
    unit::{Unit, write_amount},
};
use goodword_store::Reader;
use serde_json::Value;
use uuid::Uuid;

use crate::Error;

/// The currencies of some programs.
pub(crate) struct Currencies(BTreeMap<Uuid, Unit>);

impl Currencies {
    /// Reads them in one query, whatever the number of programs.
    pub(crate) async fn load(
        reader: Reader<'_>,
        organization: Uuid,
        programs: impl IntoIterator<Item = Uuid>,
    ) -> Result<Self, Error> {
        let programs: BTreeSet<Uuid> = programs.into_iter().collect();
        let programs: Vec<Uuid> = programs.into_iter().collect();
        let mut currencies = BTreeMap::new();
        if !programs.is_empty() {
            for version in reader.programs().versions(organization, &programs).await? {
                // Every version keeps the currency of the first.
                let definition: Value = serde_json::from_str(&version.definition)?;
                let code = definition
                    .get("currency")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let unit = Unit::parse(code).map_err(Error::inconsistent)?;
                currencies.insert(version.program_id, unit);
            }
        }
        Ok(Self(currencies))
    }

    /// How many decimals a unit has in a program.
    pub(crate) fn decimals(&self, program: Uuid, unit: &Unit) -> Result<u8, Error> {
        let missing = || Error::inconsistent(format!("program {program} has no version"));
        let home = self.0.get(&program).ok_or_else(missing)?;
        Ok(unit.decimals(home))
    }

    /// An amount of minor units as people write it.
    pub(crate) fn write(&self, program: Uuid, unit: &Unit, amount: i64) -> Result<String, Error> {
        Ok(write_amount(amount, self.decimals(program, unit)?))
    }

    /// Several amounts, by unit.
    pub(crate) fn write_all(
        &self,
        program: Uuid,
        amounts: &Amounts,
    ) -> Result<BTreeMap<String, String>, Error> {
        let write = |(unit, amount): (&Unit, &i64)| {
            Ok((unit.to_string(), self.write(program, unit, *amount)?))
        };
        amounts.iter().map(write).collect()
    }

    /// An amount whose unit is still text, as rows have it.
    pub(crate) fn write_text(
        &self,
        program: Uuid,
        unit: &str,
        amount: i64,
    ) -> Result<String, Error> {
        let unit = Unit::parse(unit).map_err(Error::inconsistent)?;
        self.write(program, &unit, amount)
    }
}

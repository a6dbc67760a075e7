//! Setting the organization.

use goodword_domain::{moment::Zone, unit::is_currency};

use super::OrganizationView;
use crate::{App, Caller, Error, Scope, faults::Faults, figures};

/// What an organization is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What it is called.
    pub name: String,
    /// In which language it works: en, zh-Hans, zh-Hant, fa.
    pub language: String,
    /// By which clock its days begin (IANA).
    pub time_zone: String,
    /// In which currency it counts, where nothing else is said (ISO 4217).
    pub currency: String,
}

/// Sets what the caller's organization is called, and how it works. Programs that
/// run keep their own zone and currency; a new zone counts the days of the figures anew.
///
/// # Errors
/// [`Error::Malformed`] with every fault.
pub async fn update(
    app: &App,
    caller: &Caller,
    settings: Settings,
) -> Result<OrganizationView, Error> {
    caller.may(Scope::Admin)?;
    let mut faults = Faults::default();
    let name = faults.name("name", &settings.name);
    faults.language("language", Some(&settings.language));
    let zone = Zone::named(&settings.time_zone);
    if let Err(reason) = &zone {
        faults.add("time_zone", reason);
    }
    if !is_currency(&settings.currency) {
        faults.add("currency", "is not a currency like CNY (ISO 4217)");
    }
    faults.done()?;
    let organization = caller.organization;
    let tx = app.store().begin(organization).await?;
    let row = tx.organizations().get(organization).await?;
    let mut row = row.ok_or_else(|| Error::not_found("organization", organization.to_string()))?;
    let zone = zone.map_or(settings.time_zone, |zone| zone.name().to_owned());
    let is_moved = zone != row.time_zone;
    row.name = name;
    row.language = settings.language;
    row.time_zone = zone;
    row.currency = settings.currency;
    tx.organizations().update(&row).await?;
    if is_moved {
        // Days begin at other moments now.
        figures::recount(&tx, &row).await?;
    }
    tx.commit().await?;
    Ok(OrganizationView::of(row))
}

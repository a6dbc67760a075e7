//! By which clock an organization's days begin.

use goodword_domain::moment::Zone;
use goodword_store::{Organization, Tx};

/// The zone of an organization's days.
pub(crate) fn zone_of(_organization: &Organization) -> Zone {
    Zone::utc()
}

/// The zone of the organization whose lock is held.
pub(crate) fn zone_of_tx(tx: &Tx) -> Zone {
    tx.organization().map_or_else(Zone::utc, zone_of)
}

//! By which clock an organization's days begin.

use goodword_domain::moment::Zone;
use goodword_store::{Organization, Tx};

/// The zone of an organization's days.
pub(crate) fn zone_of(organization: &Organization) -> Zone {
    // Only zones that are known are ever set; a zone that a later version of the zone
    // data has dropped must not stop the books.
    Zone::named(&organization.time_zone).unwrap_or_else(|_| Zone::utc())
}

/// The zone of the organization whose lock is held.
pub(crate) fn zone_of_tx(tx: &Tx) -> Zone {
    tx.organization().map_or_else(Zone::utc, zone_of)
}

//! Forgetting what was delivered long ago.

use crate::{App, Error};

/// Most messages that are forgotten in one transaction: nobody should wait for it.
const AT_ONCE: u64 = 1_000;
/// Microseconds of a day.
const DAY: i64 = 24 * 3_600 * 1_000_000;

/// Forgets, in every organization, the messages that were delivered more than so many
/// days ago; how many there were. What was not delivered stays until it is, or until a
/// person has looked at it.
///
/// # Errors
/// When the database does not answer: what was forgotten until then stays forgotten.
pub async fn forget(app: &App, days: u32) -> Result<u64, Error> {
    let kept = i64::from(days).saturating_mul(DAY);
    let before = app.now().micros().saturating_sub(kept);
    let mut all = 0_u64;
    for organization in app.store().reader().organizations().all().await? {
        loop {
            let tx = app.store().begin_unscoped().await?;
            let outbox = tx.outbox();
            let some = outbox
                .forget_delivered(organization.id, before, AT_ONCE)
                .await?;
            tx.commit().await?;
            all = all.saturating_add(some);
            if some < AT_ONCE {
                break;
            }
        }
    }
    Ok(all)
}

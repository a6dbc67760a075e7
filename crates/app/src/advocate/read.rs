//! One advocate, or what one person is in all programs.

use goodword_store::Paging;
use uuid::Uuid;

use super::{AdvocateView, view::views};
use crate::{App, Caller, Error, Scope};

/// One advocate.
///
/// # Errors
/// [`Error::NotFound`] when this customer is not enrolled in this program of
/// the caller's organization.
pub async fn read(
    app: &App,
    caller: &Caller,
    program: Uuid,
    customer: &str,
) -> Result<AdvocateView, Error> {
    caller.may(Scope::Read)?;
    let names = [customer.to_owned()];
    let reader = app.store().reader();
    let found = reader
        .advocates()
        .by_customers(caller.organization, program, &names)
        .await?;
    let found = views(app, caller.organization, found).await?;
    let missing = || Error::not_found("advocate", customer);
    found.into_iter().next().ok_or_else(missing)
}

/// What one customer is in every program, by the programs' names. Costs a read
/// for each program, and programs are few.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn of_customer(
    app: &App,
    caller: &Caller,
    customer: &str,
) -> Result<Vec<AdvocateView>, Error> {
    caller.may(Scope::Read)?;
    let names = [customer.to_owned()];
    let snapshot = app.store().snapshot().await?;
    let reader = snapshot.reader();
    let mut found = Vec::new();
    let mut paging = Paging::first(200);
    loop {
        let page = reader.programs().list(caller.organization, &paging).await?;
        for program in page.rows {
            let advocates = reader.advocates();
            found.extend(
                advocates
                    .by_customers(caller.organization, program.id, &names)
                    .await?,
            );
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    drop(snapshot);
    views(app, caller.organization, found).await
}

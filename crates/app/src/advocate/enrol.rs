//! Enrolling an advocate.

use goodword_store::{Advocate, Error as StoreError};
use uuid::Uuid;

use super::{AdvocateView, code::code_of, view::views};
use crate::{
    App, Caller, Error, Scope,
    program::{self, ProgramState},
    share_page::fresh,
};

/// How often another code is tried when one is somebody else's already. With a
/// thousand million codes given out, one in 380 collides; eight in a row never.
const MOST_TRIES: u32 = 8;
/// Most bytes of a customer's name.
const NAME_BYTES: usize = 255;

/// What came of enrolling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The advocate as it stands.
    pub advocate: AdvocateView,
    /// Whether it is new; else it was enrolled before, and keeps its code.
    pub is_new: bool,
}

/// Enrols a customer as an advocate of a program and gives them a code. Again
/// is fine: the code stays.
///
/// # Errors
/// [`Error::NotFound`] without such a program; [`Error::Conflict`]
/// `program_ended`; [`Error::Malformed`] for a name that will not do.
pub async fn enrol(
    app: &App,
    caller: &Caller,
    program: Uuid,
    customer: &str,
) -> Result<Enrolment, Error> {
    caller.may(Scope::Record)?;
    enrol_by(app, caller, (program, customer), None).await
}

/// Enrols a customer; `form` is the sign-up form that may be answered with the
/// address of the customer's own page, if this is what made it.
pub(crate) async fn enrol_by(
    app: &App,
    caller: &Caller,
    (program, customer): (Uuid, &str),
    form: Option<&str>,
) -> Result<Enrolment, Error> {
    check(customer)?;
    if let Some(standing) = standing(app, caller, program, customer).await? {
        return Ok(Enrolment {
            advocate: standing,
            is_new: false,
        });
    }
    let reading = Caller::product(caller.organization, &caller.name);
    if program::read(app, &reading, program).await?.state == ProgramState::Ended {
        let detail = "the program has ended, and takes no advocates any more".to_owned();
        return Err(Error::Conflict {
            code: "program_ended",
            detail,
        });
    }
    for _ in 0..MOST_TRIES {
        let Some(code) = code_of(&app.ids().secret()) else {
            continue;
        };
        let row = Advocate {
            organization_id: caller.organization,
            program_id: program,
            customer: customer.to_owned(),
            code,
            enrolled_at: app.now().micros(),
        };
        let page = fresh(app, caller.organization, (program, customer), form);
        let tx = app.store().begin(caller.organization).await?;
        match tx.advocates().enrol(row.clone()).await {
            Ok(standing) => {
                tx.share_pages().insert_absent(&[page]).await?;
                tx.commit().await?;
                let is_new = standing == row;
                let all = views(app, caller.organization, vec![standing]).await?;
                let missing = || Error::inconsistent("an advocate is not there after enrolling");
                return Ok(Enrolment {
                    advocate: all.into_iter().next().ok_or_else(missing)?,
                    is_new,
                });
            }
            Err(StoreError::NameTaken { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::inconsistent(format!(
        "no free code was found in {MOST_TRIES} tries"
    )))
}

fn check(customer: &str) -> Result<(), Error> {
    if customer.is_empty() {
        Err(Error::field("customer", "is empty"))
    } else if customer.len() > NAME_BYTES {
        Err(Error::field(
            "customer",
            format!("is longer than {NAME_BYTES} bytes"),
        ))
    } else if customer.chars().any(char::is_control) {
        Err(Error::field("customer", "has a control character"))
    } else {
        Ok(())
    }
}

async fn standing(
    app: &App,
    caller: &Caller,
    program: Uuid,
    customer: &str,
) -> Result<Option<AdvocateView>, Error> {
    let names = [customer.to_owned()];
    let reader = app.store().reader();
    let found = reader
        .advocates()
        .by_customers(caller.organization, program, &names)
        .await?;
    let found = views(app, caller.organization, found).await?;
    Ok(found.into_iter().next())
}

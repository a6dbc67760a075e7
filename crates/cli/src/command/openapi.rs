//! `goodword openapi`: the document of the API, as the server gives it.

use crate::{failure::Outcome, print};

pub(crate) fn run() -> Outcome {
    let text = serde_json::to_string_pretty(&goodword_api::openapi())?;
    Ok(print::data(&(text + "\n"))?)
}

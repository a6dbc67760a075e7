//! Reading a request's path.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    id,
    problem::{Code, Problem},
    router::Api,
};

/// The parts of a path. What cannot be read names nothing, so it is not found.
pub(crate) struct Place<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Api>> for Place<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        let not_found = || Problem::new(Code::NotFound, "the path names nothing here");
        // PostgreSQL has no text with a NUL in it, so nothing is called that.
        if parts.uri.path().contains("%00") {
            return Err(not_found());
        }
        let Path(value) = Path::from_request_parts(parts, api)
            .await
            .map_err(|_| not_found())?;
        Ok(Self(value))
    }
}

macro_rules! named {
    ($($(#[$doc:meta])* $Name:ident($inner:ty) = $read:path;)*) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(try_from = "String")]
        pub(crate) struct $Name(pub(crate) $inner);

        impl TryFrom<String> for $Name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                $read(&text).map(Self).ok_or("names nothing here")
            }
        }
    )*};
}

named! {
    /// The program of a path.
    ProgramId(Uuid) = id::read_program;
    /// The draft of a path.
    DraftId(Uuid) = id::read_draft;
    /// The key of a path.
    KeyId(Uuid) = id::read_key;
    /// The letter of a path.
    MessageId(Uuid) = id::read_message;
    /// The webhook of a path.
    WebhookId(Uuid) = id::read_webhook;
    /// The parked message of a path.
    ParkedId(Uuid) = id::read_parked;
    /// Somebody on the staff, of a path.
    StaffId(Uuid) = id::read_staff;
    /// The advocate of a path: program and customer.
    AdvocateId((Uuid, String)) = id::read_advocate;
    /// The referral of a path: program, advocate and friend.
    ReferralId((Uuid, String, String)) = id::read_referral;
    /// The reward of a path.
    RewardId(String) = id::read_reward;
}

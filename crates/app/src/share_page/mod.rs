//! An advocate's own page: the link to share, how far they have come, whom they
//! brought, and what they got and why.
//!
//! Its address holds a secret, and whoever has the address sees the page; who is
//! told it is decided in docs/decisions/0007-who-sees-a-share-page.md.

mod earned;
mod friend;
mod open;
mod renew;
mod secret;

pub use earned::Earned;
pub use friend::{FriendView, NotGiven};
pub use open::{SharePageView, Shown, open, peek};
pub use renew::renew;
pub(crate) use secret::{fresh, of_form, secrets};

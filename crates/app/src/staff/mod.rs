//! The people who work at an organization: invited, listed, changed, let in.
//!
//! A person has one login on the installation, and is on the staff of one or
//! several organizations with it (docs/decisions/0005-who-signs-in.md).

mod demo;
mod first;
mod invite;
mod letter;
mod link;
mod list;
mod recover;
mod role;
mod update;
mod view;

pub use demo::{DEMO_EMAIL, ensure_demo_administrator};
pub use first::offer_first_administrator;
pub(crate) use invite::login_of;
pub use invite::{Invited, NewStaff, invite};
pub use letter::StaffLink;
pub use link::create_link;
pub use list::{everybody, list};
pub use recover::recover;
pub use role::Role;
pub use update::{StaffChange, update};
pub use view::{StaffState, StaffView};
pub(crate) use view::{is_active, role_of};

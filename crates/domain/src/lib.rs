//! The domain.

pub mod event;
pub mod fold;
pub mod form;
pub mod moment;
pub mod plan;
pub mod program;
pub mod reason;
pub mod replay;
pub mod summary;
pub mod unit;

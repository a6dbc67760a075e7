//! What tests stand on: throwaway databases, one a test, on both backends.
//!
//! [`store_test!`] makes two tests of one body, so that nothing can be true of
//! one database only. Never shipped.

#![warn(missing_docs)]

pub mod app;
pub mod postgres;
pub mod store;

#[doc(hidden)]
pub use anyhow;

/// How many seeds a random test plays: `usual`, or what `GOODWORD_SEEDS` says, for
/// a long night.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a night's length is no setting of the product"
)]
pub fn seeds(usual: u64) -> u64 {
    let told = std::env::var("GOODWORD_SEEDS").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Makes the tests `name::sqlite` and `name::postgres` of one body, each on an empty,
/// migrated database of its own. The body gets a [`store::TestStore`] and ends in a
/// `Result<(), E>` whose error converts to [`anyhow::Error`]:
///
/// ```
/// goodword_testkit::store_test!(a_fresh_store_is_empty, |store| async {
///     assert_eq!(store.reader().organizations().first().await?, None);
///     Ok(())
/// });
/// ```
#[macro_export]
macro_rules! store_test {
    ($(#[$attribute:meta])* $name:ident, |$store:ident| async $body:block) => {
        $(#[$attribute])*
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "a body may need none")]
            use super::*;

            async fn body($store: $crate::store::TestStore) -> $crate::anyhow::Result<()> {
                $body
            }

            #[test]
            fn sqlite() -> $crate::anyhow::Result<()> {
                $crate::store::run(async { body($crate::store::sqlite().await?).await })
            }

            #[test]
            fn postgres() -> $crate::anyhow::Result<()> {
                $crate::store::run(async { body($crate::store::postgres().await?).await })
            }
        }
    };
}

//! Every query of an organization's rows begins here.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

/// A table whose rows belong to organizations.
pub(crate) trait Tenant: EntityTrait<Model: Sync> {
    /// The column that says to which.
    const ORGANIZATION: Self::Column;

    /// To which one this row belongs.
    fn organization(row: &Self::Model) -> Uuid;
}

/// The only way to select from a table: within one organization.
pub(crate) fn scoped<E: Tenant>(organization: Uuid) -> Select<E> {
    E::find().filter(E::ORGANIZATION.eq(organization))
}

/// The few finds that look for the organization itself, or serve all of them
/// (a key's hash, a share code, what is due). Each says why where it is used.
pub(crate) fn unscoped<E: EntityTrait>() -> Select<E> {
    E::find()
}

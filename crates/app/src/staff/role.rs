//! As what people work, and what that lets them do.

use std::collections::BTreeSet;

use crate::Scope;

/// What a role may do, for the one table of them below.
const RECORDS: &[Scope] = &[Scope::Read, Scope::Record];
const LAUNCHES: &[Scope] = &[Scope::Read, Scope::Record, Scope::Programs];
const EVERYTHING: &[Scope] = &[Scope::Read, Scope::Record, Scope::Programs, Scope::Admin];

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $word:literal $may:ident,)+) => {
        /// As what somebody works at an organization.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// Every role.
            pub const ALL: &[Self] = &[$(Self::$role),+];
            /// Every role with its name.
            pub const NAMES: &[(&str, Self)] = &[$(($word, Self::$role)),+];

            /// The word in the database and in the API.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $word),+ }
            }

            /// What it may do.
            #[must_use]
            pub fn scopes(self) -> BTreeSet<Scope> {
                let may = match self { $(Self::$role => $may),+ };
                may.iter().copied().collect()
            }
        }
    };
}

roles! {
    /// Sells, and writes down who brought the customer.
    Salesperson "salesperson" RECORDS,
    /// Runs a store, and signs.
    RetailManager "retail_manager" RECORDS,
    /// Leads the sales, and signs.
    SalesDirector "sales_director" LAUNCHES,
    /// Keeps the files, and signs first.
    InformationOfficer "information_officer" RECORDS,
    /// Looks after customers, and has everything on file.
    CustomerService "customer_service" RECORDS,
    /// Leads the business, and signs what is paid in cash.
    GeneralManager "general_manager" LAUNCHES,
    /// Makes programs and looks at what they bring.
    Marketer "marketer" LAUNCHES,
    /// Lets people and programs in, and sets everything.
    Administrator "administrator" EVERYTHING,
}

impl Role {
    /// The role of a word.
    #[must_use]
    pub fn of_name(word: &str) -> Option<Self> {
        let known = Self::NAMES.iter().find(|(name, _)| *name == word);
        known.map(|(_, role)| *role)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn what_each_may_do() {
        let table = Role::ALL.iter().map(|role| {
            let scopes: Vec<&str> = role.scopes().iter().map(|scope| scope.name()).collect();
            (role.name(), scopes.join(" "))
        });
        let expected = [
            ("salesperson", "read record"),
            ("retail_manager", "read record"),
            ("sales_director", "read record programs"),
            ("information_officer", "read record"),
            ("customer_service", "read record"),
            ("general_manager", "read record programs"),
            ("marketer", "read record programs"),
            ("administrator", "read record programs admin"),
        ];
        assert!(table.eq(expected.map(|(role, scopes)| (role, scopes.to_owned()))));
        assert_eq!(Role::of_name("owner"), None);
    }
}

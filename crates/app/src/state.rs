//! States, as numbers in the database and as words everywhere else.

macro_rules! states {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$each:meta])* $state:ident = $number:literal $word:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $state),+ }

        impl $name {
            /// Every state.
            pub const ALL: &[Self] = &[$(Self::$state),+];

            /// The number in the database.
            #[must_use]
            pub fn number(self) -> i16 {
                match self { $(Self::$state => $number),+ }
            }

            /// The word in the API.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$state => $word),+ }
            }

            /// The state of a number in the database.
            #[must_use]
            pub fn of_number(number: i16) -> Option<Self> {
                Self::ALL.iter().copied().find(|state| state.number() == number)
            }

            /// The state of a word.
            #[must_use]
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|state| state.name() == name)
            }
        }
    };
}

states! {
    /// Where a referral stands: the furthest that it has come.
    ReferralState {
        /// The introduction stands.
        Introduced = 0 "introduced",
        /// The friend signed up, came, booked, ordered or was valued.
        Qualified = 1 "qualified",
        /// The friend did what the program pays for.
        Converted = 2 "converted",
        /// It never stood.
        Refused = 3 "refused",
        /// It stood and fell through.
        Voided = 4 "voided",
    }
}

states! {
    /// Where a reward stands.
    RewardState {
        /// The beneficiary has it.
        Available = 0 "available",
        /// All of it was taken back.
        Reversed = 1 "reversed",
        /// The program's budget did not reach for it.
        OverBudget = 2 "over_budget",
    }
}

states! {
    /// Where a letter stands.
    MessageState {
        /// It leaves as soon as the mail server takes it.
        Waiting = 0 "waiting",
        /// The mail server took it.
        Sent = 1 "sent",
        /// No mail server is set up: it is here to be read, and can be sent one day.
        Kept = 2 "kept",
        /// It was tried often enough, or refused for good: a person has to look at it.
        Parked = 3 "parked",
    }
}

//! What letters there are, and what each can say.

/// A place to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// What it is called between the braces.
    pub name: &'static str,
    /// What stands there.
    pub meaning: &'static str,
}

macro_rules! kinds {
    ($(
        $(#[$doc:meta])*
        $kind:ident = $name:literal, $meaning:literal, [$($variable:ident),*];
    )+) => {
        /// A letter of which there is a template.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $kind),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Its name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }

            /// When it is sent, to whom.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$kind => $meaning),+ }
            }

            /// What it can say.
            #[must_use]
            pub fn variables(self) -> &'static [Variable] {
                match self { $(Self::$kind => &[$($variable),*]),+ }
            }
        }
    };
}

const fn variable(name: &'static str, meaning: &'static str) -> Variable {
    Variable { name, meaning }
}

const ORGANIZATION: Variable = variable("organization", "The business's name");
const PROGRAM: Variable = variable("program", "The program's name");
const ADVOCATE: Variable = variable("advocate", "The name of the advocate, who gets the letter");
const FRIEND: Variable = variable("friend", "The friend's name, or \"your friend\"");
const LINK: Variable = variable(
    "link",
    "The link that the advocate shares; empty for one who is not enrolled",
);
const REWARD: Variable = variable("reward", "What the reward amounts to, like CNY 50.00");
const DAY: Variable = variable("day", "The day on which the reward was earned");
const ADVOCATE_SHOWN: Variable = variable(
    "advocate",
    "The name under which the advocate agreed to be shown, or \"your friend\"",
);
const FRIEND_READER: Variable = variable("friend", "The name of the friend, who gets the letter");
const OFFER: Variable = variable(
    "offer",
    "What the program offers the friend; empty where it offers nothing",
);
const NAME: Variable = variable("name", "The name of the person, who gets the letter");
const ONE_TIME_LINK: Variable = variable("link", "The link by which the person signs in once");

kinds! {
    /// A friend followed a recommendation.
    FriendSignedUp = "friend-signed-up",
        "To the advocate, when a friend whom they recommended signs up or comes",
        [ORGANIZATION, PROGRAM, ADVOCATE, FRIEND, LINK];
    /// A reward was earned.
    RewardEarned = "reward-earned",
        "To the advocate, when a reward is earned",
        [ORGANIZATION, PROGRAM, ADVOCATE, REWARD, DAY, LINK];
    /// A reward was taken back.
    RewardReversed = "reward-reversed",
        "To the advocate, when a reward that was told of is taken back",
        [ORGANIZATION, PROGRAM, ADVOCATE, REWARD, DAY, LINK];
    /// A friend is welcomed.
    FriendWelcome = "friend-welcome",
        "To the friend, who has just signed up",
        [ORGANIZATION, PROGRAM, ADVOCATE_SHOWN, FRIEND_READER, OFFER];
    /// A person is invited to the staff.
    StaffInvitation = "staff-invitation",
        "To a person of the staff, who is to choose a password",
        [ORGANIZATION, NAME, ONE_TIME_LINK];
    /// A person of the staff chooses a new password.
    StaffPassword = "staff-password",
        "To a person of the staff, who is to choose a new password",
        [ORGANIZATION, NAME, ONE_TIME_LINK];
    /// Shows that the mail works.
    Test = "test",
        "To whoever an administrator names, to see that the mail works",
        [ORGANIZATION];
}

impl Kind {
    /// The kind of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether it goes to customers, who can stop it.
    #[must_use]
    pub fn is_to_customers(self) -> bool {
        !matches!(
            self,
            Self::StaffInvitation | Self::StaffPassword | Self::Test
        )
    }
}

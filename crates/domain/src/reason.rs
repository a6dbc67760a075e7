//! Why not: the closed list of reasons for which something was refused or not
//! given (replay.md, "Why not"). A new reason is a change of the interface.

use serde::{Deserialize, Serialize};

macro_rules! reasons {
    ($(#[doc = $doc:literal] $name:ident = $code:literal),+ $(,)?) => {
        /// A reason of refusal. Conditions are tried in this order, and the
        /// first that fails is the reason.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Reason {
            $(#[doc = $doc] #[serde(rename = $code)] $name),+
        }

        impl Reason {
            /// Every reason, in the order in which conditions are tried.
            pub const ALL: &[Reason] = &[$(Reason::$name),+];

            /// The stable code.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Reason::$name => $code),+ }
            }

            /// The reason of a code.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Reason> {
                Self::ALL.iter().copied().find(|reason| reason.code() == code)
            }

            /// What it means, for the reference.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Reason::$name => $doc.trim_ascii()),+ }
            }
        }
    };
}

reasons! {
    /// The program was not live at the introduction: before its start, paused, or ended.
    ProgramNotLive = "program_not_live",
    /// The introduction, order or valuation lies outside the program's own period.
    OutsidePeriod = "outside_period",
    /// Advocate and friend are the same person.
    SelfReferral = "self_referral",
    /// The advocate is not of a kind or role that this program pays.
    RoleNotEligible = "role_not_eligible",
    /// The program is for members, and this person is none.
    NotAMember = "not_a_member",
    /// The friend was a customer before the introduction.
    NotNew = "not_new",
    /// Introduced on the day of a visit that was not the friend's first.
    NotFirstVisit = "not_first_visit",
    /// Introduced only after the friend had first come.
    IntroducedAfterVisit = "introduced_after_visit",
    /// Another advocate introduced this friend first.
    AlreadyReferred = "already_referred",
    /// The salesperson did not write the introducer on the customer's card.
    NoIntroducerOnCard = "no_introducer_on_card",
    /// No manager signed the card.
    NoSignOff = "no_sign_off",
    /// The advocate did not come along on the friend's visit.
    NotAccompanied = "not_accompanied",
    /// The instrument is not for what was bought.
    WrongProduct = "wrong_product",
    /// The order is in another currency than the program's.
    WrongCurrency = "wrong_currency",
    /// It came after the end of its window or validity.
    Expired = "expired",
    /// Nothing is left of the instrument or of the credit.
    UsedUp = "used_up",
    /// The holder has no right to this instrument.
    NotEntitled = "not_entitled",
    /// The group is full or closed.
    GroupClosed = "group_closed",
    /// The advocate has reached the program's cap.
    OverCap = "over_cap",
    /// The program's budget or stock is used up.
    OverBudget = "over_budget",
    /// The introduction was confirmed as fraud.
    Fraud = "fraud",
    /// This person may not sign this step.
    NotAllowedToSign = "not_allowed_to_sign",
    /// Someone in the chain of approval rejected it.
    Rejected = "rejected",
    /// The reward was not claimed in time.
    ClaimDeadlinePassed = "claim_deadline_passed",
    /// A thing with this id is on file and says something else.
    AlreadyKnown = "already_known",
}
impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

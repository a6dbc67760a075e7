//! A program's definition: what an owner writes and reads, typed.
//!
//! There is no expression language. A rule says on what it pays, under which
//! conditions, whom, and what it gives; each of these is a closed choice, so
//! that a definition can be checked, explained, shown as a form, and translated.
//! docs/concepts/programs.md shows every practice in this form.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    event::PersonKind,
    moment::{Day, Zone},
    unit::Unit,
};

/// A text in several languages, by language tag (`en`, `zh-Hans`, `fa`, ...).
pub type Texts = BTreeMap<String, String>;

/// A program's policy, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The short name: first part of every reward's id.
    pub name: String,
    /// The name that people read.
    pub title: Texts,
    /// What it gives, in a sentence, for advocates and friends.
    pub summary: Texts,
    /// What the friend gets, for the landing page.
    pub offer: Texts,
    /// Who is a good referral: shown before sharing (practice E13).
    pub criteria: Texts,
    /// The zone of its days; UTC where none is named.
    pub zone: Zone,
    /// The currency of its orders and of the value of its vouchers.
    pub currency: Unit,
    /// First and last day of the program's own period, both within.
    pub period: Option<(Day, Day)>,
    /// What a valid introduction must be.
    pub introduction: IntroductionTerms,
    /// What is paid, on what, to whom.
    pub rules: Vec<Rule>,
    /// What the program may spend in all, in minor units (practice F8).
    pub budget: BTreeMap<Unit, i64>,
}

/// What a valid introduction must be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct IntroductionTerms {
    /// Which facts of the friend, lying before, make the friend not new.
    pub new_before: BTreeSet<Footprint>,
}

/// A trace that a person leaves at the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Footprint {
    /// An order that stands.
    Order,
    /// A visit.
    Visit,
    /// A valuation of holdings.
    Valuation,
    /// Being put on file.
    SignUp,
}

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Who is paid.
    pub payee: Payee,
    /// On what.
    pub trigger: Trigger,
    /// Under which conditions.
    pub conditions: Conditions,
    /// What it gives.
    pub gives: Gives,
}

/// Who is paid; the name is the second part of the reward's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// Who brought the friend: the first paid level.
    Advocate,
    /// Who was brought.
    Friend,
    /// Who recruited the advocate: the second paid level, and the last.
    Recruiter,
}

impl Payee {
    /// The name in definitions and reward ids.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advocate => "advocate",
            Self::Friend => "friend",
            Self::Recruiter => "recruiter",
        }
    }
}

/// What sets a rule off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trigger {
    /// The friend signs up.
    SignedUp,
    /// An order of the friend meets the last of these marks.
    Order(BTreeSet<Mark>),
    /// The friend's holdings are valued for the first time.
    Valued,
    /// The payee's own first paid order that stands: the qualifying purchase.
    OwnPurchase,
}

/// What an order can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It was placed.
    Placed,
    /// It was paid.
    Paid,
    /// It was invoiced.
    Invoiced,
    /// It was delivered.
    Delivered,
    /// Its contract was filed.
    Filed,
}

impl Mark {
    /// The marks by their names.
    pub const NAMES: &[(&str, Mark)] = &[
        ("placed", Mark::Placed),
        ("paid", Mark::Paid),
        ("invoiced", Mark::Invoiced),
        ("delivered", Mark::Delivered),
        ("filed", Mark::Filed),
    ];
}

/// Conditions under which a rule pays. What is left out asks nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Conditions {
    /// Which of the friend's orders, counted as they meet the trigger: from and
    /// to, both within, from 1.
    pub nth: Option<(u32, u32)>,
    /// The least amount of the order, in minor units.
    pub least: Option<i64>,
    /// Days from the introduction, the end included.
    pub within_days: Option<u32>,
    /// The kind that advocate and recruiter must be when the reward is earned.
    pub payee_kind: Option<PersonKind>,
    /// Only orders with an instrument of this kind that this program gave out.
    pub with: Option<String>,
}

/// A fixed amount of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The unit.
    pub unit: Unit,
    /// The amount in the unit's minor units; more than 0.
    pub amount: i64,
}

/// What a rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gives {
    /// A fixed amount.
    Fixed {
        /// What.
        grant: Grant,
        /// Calendar days after which what was not used lapses.
        expires_days: Option<u32>,
        /// The most that one payee can get from this rule, in minor units.
        cap: Option<i64>,
    },
    /// A part of the order's amount, in hundredths of a percent.
    Percent {
        /// 800 is 8 %.
        basis_points: u32,
    },
    /// A gift by the value of the friend's holdings: the last band whose lower
    /// bound is reached. Lower bounds belong to the band.
    Bands(Vec<Band>),
    /// A gift at certain numbers of friends.
    Steps(Vec<Step>),
    /// A right to instruments.
    Instruments {
        /// The kind of instrument.
        kind: String,
        /// How many.
        count: u32,
        /// What one takes off an order.
        discount: Discount,
        /// Whether using one introduces the user to its first holder.
        introduces: bool,
    },
    /// A part of what the payee paid for the own qualifying purchase, for each
    /// friend: after n of them n parts, rounded once.
    PurchaseShare {
        /// Into how many parts what was paid is divided.
        parts: u32,
        /// Days from the purchase within which a friend counts.
        within_days: u32,
    },
}

/// A band of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The least value, in minor units of the program's currency.
    pub from: i64,
    /// What it gives.
    pub grant: Grant,
}

/// A step on the way of an advocate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number of friends.
    pub count: u32,
    /// What it gives.
    pub grant: Grant,
    /// What members of the club get besides.
    pub club: Option<Grant>,
}

/// What an instrument takes off an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discount {
    /// A part of the friend's first order, in hundredths of a percent.
    PercentOfFirstOrder(u32),
    /// A fixed amount off one order, in minor units of the program's currency.
    Amount(i64),
}

impl Definition {
    /// Rules that pay `payee`.
    pub fn rules_for(&self, payee: Payee) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.payee == payee)
    }

    /// The kinds of people whom bringing a friend can pay; none where it can pay
    /// everybody. Whoever is of another kind is no advocate of this program.
    #[must_use]
    pub fn advocate_kinds(&self) -> Option<BTreeSet<PersonKind>> {
        let kinds = self.rules_for(Payee::Advocate);
        let kinds: Option<BTreeSet<_>> = kinds.map(|rule| rule.conditions.payee_kind).collect();
        kinds.filter(|kinds| !kinds.is_empty())
    }

    /// The instruments that this program gives out: the rule, kind and discount.
    pub fn handouts(&self) -> impl Iterator<Item = (&Rule, &str, u32, &Discount, bool)> {
        self.rules.iter().filter_map(|rule| match &rule.gives {
            Gives::Instruments {
                kind,
                count,
                discount,
                introduces,
            } => Some((rule, kind.as_str(), *count, discount, *introduces)),
            _ => None,
        })
    }

    /// Whether an introduction counts only through an instrument.
    #[must_use]
    pub fn introduces_by_instrument(&self) -> bool {
        self.handouts().any(|(_, _, _, _, introduces)| introduces)
    }
}

impl Gives {
    /// Whether what is given for one friend depends on the advocate's other
    /// friends, so that the advocate's scope must decide it.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        matches!(
            self,
            Self::Steps(_) | Self::PurchaseShare { .. } | Self::Fixed { cap: Some(_), .. }
        )
    }
}

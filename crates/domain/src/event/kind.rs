//! The kinds of events, in the order in which facts of one moment are read.

macro_rules! kinds {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// The type of an event. Facts of the same time are read in the order
        /// of this list (replay.md, "Envelope"), unknown types last.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = concat!("`", $code, "`")] $name,)+
            /// A type that this vocabulary does not have: kept, without effect.
            Unknown,
        }

        impl Kind {
            /// Every known kind, in reading order.
            pub const ALL: &[Kind] = &[$(Kind::$name),+];

            /// The kind of an event's `type`.
            #[must_use]
            pub fn of(code: &str) -> Self {
                match code { $($code => Kind::$name,)+ _ => Kind::Unknown }
            }

            /// The `type` of events of this kind; empty for unknown ones.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Kind::$name => $code,)+ Kind::Unknown => "" }
            }
        }
    };
}

kinds! {
    ReferralIntroduced = "referral.introduced",
    CustomerAdded = "customer.added",
    GroupOpened = "group.opened",
    VisitRecorded = "visit.recorded",
    OrderPlaced = "order.placed",
    PaymentReceived = "payment.received",
    OrderInvoiced = "order.invoiced",
    OrderDelivered = "order.delivered",
    OrderFiled = "order.filed",
    OrderCancelled = "order.cancelled",
    OrderRefunded = "order.refunded",
    HoldingsValued = "holdings.valued",
    AttendanceRecorded = "attendance.recorded",
    LikeReceived = "like.received",
    InstrumentIssued = "instrument.issued",
    InstrumentTransferred = "instrument.transferred",
    InstrumentRedeemed = "instrument.redeemed",
    InstrumentBoughtBack = "instrument.bought_back",
    CreditUsed = "credit.used",
    BookingMade = "booking.made",
    SurveyAnswered = "survey.answered",
    MomentNoted = "moment.noted",
    RewardChosen = "reward.chosen",
    RewardClaimed = "reward.claimed",
    ApprovalDecided = "approval.decided",
    FraudConfirmed = "fraud.confirmed",
    DrawCommitted = "draw.committed",
    DrawRevealed = "draw.revealed",
}

impl Kind {
    /// The place in the reading order, as a number that both databases sort by.
    #[must_use]
    pub fn rank(self) -> u8 {
        let place = Self::ALL.iter().position(|kind| *kind == self);
        place
            .and_then(|place| u8::try_from(place).ok())
            .unwrap_or(u8::MAX)
    }
}

//! The closed lists of the interface, held against replay.md.

use std::collections::BTreeSet;

use goodword_domain::{event::Kind, reason::Reason};

/// "Why not", as replay.md lists it: conditions are tried in this order.
const WHY_NOT: &str = "program_not_live, outside_period, self_referral, role_not_eligible, \
    not_a_member, not_new, not_first_visit, introduced_after_visit, already_referred, \
    no_introducer_on_card, no_sign_off, not_accompanied, wrong_product, wrong_currency, expired, \
    used_up, not_entitled, group_closed, over_cap, over_budget, fraud, not_allowed_to_sign, \
    rejected, claim_deadline_passed, already_known";

/// The vocabulary in the order in which facts of one moment are read: the three
/// that come first, then as replay.md's table lists them.
const READ_IN_THIS_ORDER: &str = "referral.introduced customer.added group.opened visit.recorded \
    order.placed payment.received order.invoiced order.delivered order.filed order.cancelled \
    order.refunded holdings.valued attendance.recorded like.received instrument.issued \
    instrument.transferred instrument.redeemed instrument.bought_back credit.used booking.made \
    survey.answered moment.noted reward.chosen reward.claimed approval.decided fraud.confirmed \
    draw.committed draw.revealed";

#[test]
fn reasons_are_tried_in_the_order_of_the_specification() {
    let codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    assert_eq!(codes, WHY_NOT.split(", ").collect::<Vec<_>>());
    assert!(
        Reason::ALL.is_sorted(),
        "the order of the type is the order of the list"
    );
}

#[test]
fn a_reason_says_what_it_means_and_is_written_as_its_code() {
    let meanings: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.meaning()).collect();
    assert_eq!(
        meanings.len(),
        Reason::ALL.len(),
        "each means something of its own"
    );
    for reason in Reason::ALL {
        assert!(
            reason.meaning().ends_with('.'),
            "{reason}: {}",
            reason.meaning()
        );
        let written = serde_json::to_value(reason).unwrap();
        assert_eq!(written, reason.code());
        assert_eq!(serde_json::from_value::<Reason>(written).unwrap(), *reason);
    }
    serde_json::from_str::<Reason>("\"because\"").unwrap_err();
}

#[test]
fn facts_of_one_moment_are_read_in_the_order_of_the_specification() {
    let codes: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes, READ_IN_THIS_ORDER.split(' ').collect::<Vec<_>>());
    for (rank, kind) in Kind::ALL.iter().enumerate() {
        assert_eq!(
            (usize::from(kind.rank()), Kind::of(kind.code())),
            (rank, *kind)
        );
    }
    assert!(
        Kind::Unknown.rank() > Kind::DrawRevealed.rank(),
        "what is not known is read last"
    );
}

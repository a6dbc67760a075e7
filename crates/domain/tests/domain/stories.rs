//! Every story comes to what it says, line by line.

use goodword_domain::summary::Summary;

use crate::story::{Story, all, tell};

fn check(preset: &str) {
    let mut stories = all()
        .iter()
        .filter(|story| story.preset == preset)
        .peekable();
    assert!(stories.peek().is_some(), "no stories of {preset}");
    let failures: String = stories.filter_map(failure).collect();
    assert!(failures.is_empty(), "{failures}");
}

fn failure(story: &Story) -> Option<String> {
    let program = story.program();
    let told = tell(&Summary::of(&program, &story.replay(&program)));
    if told == story.told {
        return None;
    }
    let missing = story.told.iter().filter(|line| !told.contains(line));
    let missing = missing.map(|line| format!("  the story says  {line}\n"));
    let more = told.iter().filter(|line| !story.told.contains(line));
    let more = more.map(|line| format!("  the replay says {line}\n"));
    let differences: String = missing.chain(more).collect();
    let order = if differences.is_empty() {
        "  in another order\n"
    } else {
        ""
    };
    Some(format!("\n{}\n{differences}{order}", story.title))
}

#[test]
fn storage_both_sides() {
    check("storage-both-sides");
}

#[test]
fn travel_credit() {
    check("travel-credit");
}

#[test]
fn coupons_and_points() {
    check("coupons-and-points");
}

#[test]
fn agent_commission() {
    check("agent-commission");
}

#[test]
fn refund_after_four() {
    check("refund-after-four");
}

#[test]
fn dealer_milestones() {
    check("dealer-milestones");
}

#[test]
fn brokerage_gifts() {
    check("brokerage-gifts");
}

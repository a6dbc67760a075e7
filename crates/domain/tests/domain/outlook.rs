//! What lies before an advocate, for each preset: after the facts, the line that
//! each rule comes to. And that every reward's explanation can be read back.

use goodword_domain::{
    fold::{Advocating, Because, Checkpoint, Outlook, OutlookState, Person, outlooks},
    moment::Moment,
    program::{PRESETS, Payee, Program, read_definition},
    replay::Replay,
};

use crate::{
    presets::json,
    story::{self, Story},
};

const TABLE: &str = r"
program storage-both-sides

## Nobody yet
2024-01-01 10:00  customer.added  customer=Ann
=>
2 capped 0 of 16000, next 500

## Three friends
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 1500 of 16000, next 500

## The last grant is cut
but 16000 is 1300
each 1..2  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..2  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 1000 of 1300, next 300

## The cap is reached
but 16000 is 800
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-01-02 11:{n}  customer.added  customer=F-{n}
=>
2 capped 800 of 800, next 0

program travel-credit

## Each friend the same
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
=>
2 open

program coupons-and-points

## Each order the same, under two rules
2024-01-02 10:00  referral.introduced  advocate=Ann friend=Bob channel=link
=>
2 open
3 open

program agent-commission

## A customer is not paid here, and not told of recruiters
2024-01-01 10:00  customer.added  customer=Ann kind=customer
=>
1 other kind

## An agent is, and so is whoever recruited one
2024-01-01 10:00  customer.added  customer=Ann kind=agent
=>
1 open
2 open

program refund-after-four

## First comes the own purchase
2024-01-01 10:00  customer.added  customer=Ann
=>
1 own purchase missing
2 purchase first

## The purchase is made
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
=>
1 own purchase made
2 shares 0 of 4 of 10001, next 2500, until 2024-12-31T02:05:00Z

## Two cards were used
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..2  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..2  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.05 currency=CNY instrument=K-{n}
each 1..2  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.04
=>
1 own purchase made
2 shares 2 of 4 of 10001, next 2500, until 2024-12-31T02:05:00Z

## All four
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
each 1..4  2024-01-02 10:{n}  instrument.issued  instrument=K-{n} kind=card holder=Ann
each 1..4  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200.05 currency=CNY instrument=K-{n}
each 1..4  2024-02-02 10:{n}  payment.received  order=O-{n} amount=180.04
=>
1 own purchase made
2 shares 4 of 4 of 10001, next 0, until 2024-12-31T02:05:00Z

## The year is over
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
until 2025-01-02 10:00
=>
1 own purchase made
2 shares 0 of 4 of 10001, next 0, until 2024-12-31T02:05:00Z, over

## The purchase fell away
2024-01-01 10:00  order.placed  order=P customer=Ann amount=100.01 currency=CNY
2024-01-01 10:05  payment.received  order=P amount=100.01
2024-01-03 10:05  order.refunded  order=P amount=100.01
=>
1 own purchase missing
2 purchase first

program dealer-milestones

## Nobody yet
2024-01-01 10:00  customer.added  customer=Ann
=>
1 steps at 0: 1 for voucher:accessories 50000; 2 for service:maintenance-b 1; 4 for voucher:insurance 300000; 5 for voucher:insurance 400000

## Three took delivery; a member of the club gets more
2024-01-01 10:00  customer.added  customer=Ann club=true
each 1..3  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..3  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..3  2024-02-02 10:{n}  order.delivered  order=O-{n}
=>
1 steps at 3: 1 reached; 2 reached; 4 for voucher:insurance 300000 and points 3000; 5 for voucher:insurance 400000 and points 4000

## More than the last step asks
each 1..7  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..7  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..7  2024-02-02 10:{n}  order.delivered  order=O-{n}
=>
1 steps at 5: 1 reached; 2 reached; 4 reached; 5 reached

## A step is lost again with the delivery that made it
each 1..2  2024-01-02 10:{n}  referral.introduced  advocate=Ann friend=F-{n} channel=link
each 1..2  2024-02-01 10:{n}  order.placed  order=O-{n} customer=F-{n} amount=200000.00 currency=CNY
each 1..2  2024-02-02 10:{n}  order.delivered  order=O-{n}
2024-02-03 10:00  order.refunded  order=O-02 amount=200000.00
=>
1 steps at 1: 1 reached; 2 for service:maintenance-b 1; 4 for voucher:insurance 300000; 5 for voucher:insurance 400000

program brokerage-gifts

## Each friend by what they hold
2024-01-01 10:00  customer.added  customer=Ann
=>
1 open
";

fn written(outlook: &Outlook<'_>) -> String {
    let said = match &outlook.state {
        OutlookState::OtherKind => "other kind".to_owned(),
        OutlookState::Open => "open".to_owned(),
        OutlookState::Capped { granted, cap, next } => {
            format!("capped {granted} of {cap}, next {next}")
        }
        OutlookState::PurchaseFirst => "purchase first".to_owned(),
        OutlookState::OwnPurchase { is_made } => {
            let word = if *is_made { "made" } else { "missing" };
            format!("own purchase {word}")
        }
        OutlookState::Shares {
            done,
            parts,
            paid,
            next,
            until,
            is_over,
        } => {
            let over = if *is_over { ", over" } else { "" };
            let until = until.to_rfc3339();
            format!("shares {done} of {parts} of {paid}, next {next}, until {until}{over}")
        }
        OutlookState::Steps { count, steps } => {
            let step = |step: &goodword_domain::fold::StepAhead| {
                let grants = step.grants.iter();
                let grants = grants.map(|grant| format!("{} {}", grant.unit, grant.amount));
                let grants = grants.collect::<Vec<_>>().join(" and ");
                match step.is_reached {
                    true => format!("{} reached", step.count),
                    false => format!("{} for {grants}", step.count),
                }
            };
            let steps: Vec<String> = steps.iter().map(step).collect();
            format!("steps at {count}: {}", steps.join("; "))
        }
    };
    format!("{} {said}", outlook.number)
}

fn seen(program: &Program, replay: &Replay) -> Vec<String> {
    let nobody = Checkpoint::default();
    let fold = replay.advocates.get("Ann");
    let own = replay.customers.get("Ann");
    let purchase = own.and_then(|fold| fold.purchases.last()?.order.as_ref());
    let person = own.and_then(|fold| fold.person.last().cloned());
    let advocating = Advocating {
        checkpoint: fold.map_or(&nobody, |fold| &fold.checkpoint),
        purchase,
        person: &person.unwrap_or_else(Person::default),
        now: replay.until,
    };
    let definition = &program.newest().definition;
    outlooks(definition, &advocating)
        .iter()
        .map(written)
        .collect()
}

fn table() -> Vec<Story> {
    story::stories(TABLE)
}

#[test]
fn what_lies_before_an_advocate_is_what_the_rules_have_come_to() {
    let mut presets = std::collections::BTreeSet::new();
    for story in table() {
        let program = story.program();
        let replay = story.replay(&program);
        let place = format!("{}: {}", story.preset, story.title);
        assert_eq!(seen(&program, &replay), story.told, "{place}");
        presets.insert(story.preset.clone());
    }
    assert_eq!(presets.len(), 7, "every one of the seven: {presets:?}");
}

#[test]
fn what_is_promised_for_the_next_friend_is_what_the_next_friend_brings() {
    let storage = table()
        .into_iter()
        .find(|story| story.title == "The last grant is cut");
    let mut story = storage.unwrap();
    let program = story.program();
    let before = story.replay(&program).advocates["Ann"].rewards.len();
    let mut next = story.events[0].clone();
    next["id"] = "n-1".into();
    next["data"]["friend"] = "F-9".into();
    next["time"] = "2024-01-03T10:00:00+08:00".into();
    let mut added = story.events[2].clone();
    added["id"] = "n-2".into();
    added["data"]["customer"] = "F-9".into();
    added["time"] = "2024-01-03T11:00:00+08:00".into();
    story.events.extend([next, added]);
    let rewards = &story.replay(&program).advocates["Ann"].rewards;
    assert_eq!(rewards.len(), before + 1);
    let newest = rewards.values().max_by_key(|reward| reward.earned_by.time);
    let amounts: Vec<i64> = newest
        .unwrap()
        .amounts_at(Moment::MAX)
        .into_values()
        .collect();
    assert_eq!(amounts, [300]);
}

#[test]
fn every_explanation_of_every_story_can_be_read_back() {
    let mut kinds = std::collections::BTreeSet::new();
    for story in story::all() {
        let program = story.program();
        for reward in story.replay(&program).rewards() {
            let explanation = &reward.explanation;
            let definition = &program.version(explanation.version).definition;
            let because = Because::of(definition, explanation);
            let because = because.unwrap_or_else(|| panic!("{}: {explanation:?}", story.title));
            let word = format!("{because:?}");
            kinds.insert(word.split([' ', '{']).next().unwrap().to_owned());
        }
    }
    let all = ["Band", "Capped", "Fixed", "Percent", "Share", "Step"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn only_a_program_that_pays_nobody_else_keeps_people_from_bringing_friends() {
    for preset in PRESETS {
        let definition = read_definition(&json(preset)).unwrap();
        let kinds = definition.advocate_kinds();
        let names: Vec<String> = kinds.iter().flatten().map(|k| format!("{k:?}")).collect();
        let expected: &[&str] = match preset.name {
            "agent-commission" => &["Agent"],
            _ => &[],
        };
        assert_eq!(names, expected, "{}", preset.name);
        assert!(definition.rules_for(Payee::Advocate).next().is_some());
    }
}

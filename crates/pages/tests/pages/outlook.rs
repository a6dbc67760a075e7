//! The share page of each preset, after what can happen in it, in every language.

use anyhow::Result;
use axum::http::StatusCode;
use goodword_app::advocate;
use goodword_domain::program::PRESETS;
use goodword_pages::Language;
use goodword_testkit::{store::TestStore, store_test};
use serde_json::{Value, json};

use crate::world::{Setup, World};

/// Facts of an advocate C-1 and friends, dense enough for every preset.
fn facts(preset: &str) -> Vec<(&'static str, &'static str, Value)> {
    let kind = if preset == "agent-commission" {
        "agent"
    } else {
        "customer"
    };
    let order = |id: &str, who: &str, amount: &str| {
        let currency = "CNY";
        json!({"order": id, "customer": who, "amount": amount, "currency": currency})
    };
    let paid = |id: &str, amount: &str| json!({"order": id, "amount": amount});
    let mut facts = vec![
        (
            "2026-03-01T10:00:00Z",
            "customer.added",
            json!({"customer": "C-1", "kind": kind, "attributes": {"display_name": "Lei"}}),
        ),
        (
            "2026-03-02T10:00:00Z",
            "order.placed",
            order("P", "C-1", "1000.00"),
        ),
        (
            "2026-03-02T10:01:00Z",
            "payment.received",
            paid("P", "1000.00"),
        ),
        (
            "2026-03-03T10:00:00Z",
            "instrument.issued",
            json!({"instrument": "K-1", "kind": "card", "holder": "C-1"}),
        ),
    ];
    if preset != "refund-after-four" {
        facts.push((
            "2026-04-01T10:00:00Z",
            "referral.introduced",
            json!({"advocate": "C-1", "friend": "F-1", "channel": "link"}),
        ));
    }
    facts.push((
        "2026-04-01T10:05:00Z",
        "customer.added",
        json!({"customer": "F-1", "attributes": {"name": "Zebulon"}}),
    ));
    let mut bought = order("O-1", "F-1", "800.00");
    if preset == "refund-after-four" {
        bought["instrument"] = json!("K-1");
    }
    facts.extend([
        ("2026-04-02T10:00:00Z", "order.placed", bought),
        (
            "2026-04-02T10:01:00Z",
            "payment.received",
            paid("O-1", "800.00"),
        ),
        (
            "2026-04-03T10:00:00Z",
            "order.delivered",
            json!({"order": "O-1"}),
        ),
        (
            "2026-04-04T10:00:00Z",
            "holdings.valued",
            json!({"customer": "F-1", "market_value": "60000.00"}),
        ),
    ]);
    facts
}

/// The page in every language, and what the English one must say.
async fn shows(store: &TestStore, preset: &'static str, parts: &[&str]) -> Result<()> {
    let world = World::with(
        store,
        Setup {
            preset,
            ..Setup::default()
        },
    )
    .await?;
    for (index, (time, kind, data)) in facts(preset).into_iter().enumerate() {
        world.fact(&format!("e-{index}"), kind, time, data).await?;
    }
    let (app, admin) = (&world.test.app, &world.test.admin);
    let own = advocate::read(app, admin, world.program, "C-1").await?;
    for language in Language::ALL {
        let tag = language.tag();
        let page = world
            .get(&format!("/s/{}?lang={tag}", own.share_secret), &[])
            .await?;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(
            !html.contains("Unknown localization"),
            "{preset} in {tag}: {html}"
        );
        assert!(
            !html.contains("{$") && !html.contains("{ $"),
            "{preset} in {tag}: {html}"
        );
        assert_eq!(html.matches("<h1>").count(), 1);
        for secret in ["Zebulon", "F-1", "O-1", ">C-1", "K-1"] {
            assert!(!html.contains(secret), "{secret} in {preset} in {tag}");
        }
        if *language == Language::En {
            for part in parts {
                assert!(
                    html.contains(part),
                    "{preset} does not say {part:?}: {html}"
                );
            }
        }
    }
    Ok(())
}

store_test!(storage_both_sides, |store| async {
    shows(
        &store,
        "storage-both-sides",
        &[
            "Hello, Lei",
            "For each friend who signs up",
            "500 MB of storage of at most 16,000 MB of storage so far",
            "Because Z… signed up on April 1, 2026.",
            "16,000 MB of storage were left of at most 16,000 MB of storage.",
        ],
    )
    .await
});

store_test!(travel_credit, |store| async {
    shows(
        &store,
        "travel-credit",
        &[
            "When a friend’s first order is delivered",
            "From an order of CNY 500 on.",
            "To be used within 365 days.",
            "For an order of Z… (delivered) on April 3, 2026.",
            "Please use it by April 3, 2027.",
            "CNY 100",
        ],
    )
    .await
});

store_test!(coupons_and_points, |store| async {
    shows(
        &store,
        "coupons-and-points",
        &[
            "When a friend’s first order is paid",
            "200 points",
            "For a friend’s orders 2 to 5, each when it is paid",
            "50 points",
        ],
    )
    .await
});

store_test!(agent_commission, |store| async {
    shows(
        &store,
        "agent-commission",
        &[
            "8 % of the order",
            "From agents whom you recruited: For every order of a friend that is paid",
            "That is 8 % of CNY 800.",
            "CNY 64",
        ],
    )
    .await
});

store_test!(refund_after_four, |store| async {
    shows(
        &store,
        "refund-after-four",
        &[
            "4 cards to give away: 10 % off a friend’s first order",
            "1 of 4 parts so far",
            "The next friend brings CNY 250 back, if it happens by March 2, 2027.",
            "That is part 1 of 4 of your purchase of CNY 1,000.",
        ],
    )
    .await
});

store_test!(dealer_milestones, |store| async {
    shows(
        &store,
        "dealer-milestones",
        &[
            "1 of 5 friends so far",
            "Friend 1: accessories voucher worth CNY 500",
            "One more friend, and you get: 1 × maintenance (B)",
            "It was friend number 1 to count.",
        ],
    )
    .await
});

store_test!(brokerage_gifts, |store| async {
    shows(
        &store,
        "brokerage-gifts",
        &[
            "From CNY 50,000: shopping voucher worth CNY 100",
            "Any account: 1 × small gift",
            "The account reached CNY 50,000.",
        ],
    )
    .await
});

#[test]
fn every_one_of_the_seven_has_its_test() {
    let source = include_str!("outlook.rs");
    let seven = [
        "storage-both-sides",
        "travel-credit",
        "coupons-and-points",
        "agent-commission",
        "refund-after-four",
        "dealer-milestones",
        "brokerage-gifts",
    ];
    for preset in seven {
        assert!(PRESETS.iter().any(|known| known.name == preset));
        // Once here, and once where it is tested.
        assert!(source.matches(&format!("\"{preset}\"")).count() > 1);
    }
}

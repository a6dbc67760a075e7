//! What falls due when no event arrives.

use goodword_app::{clock::wake_due, event::EventOutcome};
use goodword_domain::reason::Reason;
use serde_json::json;

use crate::world::{World, at};

goodword_testkit::store_test!(
    credit_lapses_at_its_moment_without_any_event,
    |store| async {
        let mut world = World::on(&store, "2024-03-01T12:00:00+08:00").await?;
        let program = world.preset("travel-credit").await?;
        world
            .introduce(("A", "F"), "2024-03-01T10:00:00+08:00")
            .await?;
        world.sign_up("F", "2024-03-01T11:00:00+08:00").await?;
        let used = json!({"customer": "F", "unit": "CNY", "amount": "30.00"});
        let answer = world
            .tell("credit.used", "2024-03-01T11:30:00+08:00", used.clone())
            .await?;
        assert_eq!(answer.outcome, EventOutcome::Applied);
        assert_eq!(world.balance(program.id, "F", "CNY").await?, 7_000);
        // 365 days later at the same clock time: the exact end is still within.
        world.test.clock.set(at("2025-03-01T11:00:00+08:00"));
        assert_eq!(wake_due(&world.test.app).await?, 0);
        world.test.clock.set(at("2025-03-01T11:00:01+08:00"));
        assert_eq!(wake_due(&world.test.app).await?, 1);
        assert_eq!(world.balance(program.id, "F", "CNY").await?, 0);
        assert_eq!(wake_due(&world.test.app).await?, 0, "it is woken once");
        let before = world
            .summary(program.id, Some("2025-03-01T11:00:00+08:00"))
            .await?;
        assert_eq!(before["balances"]["F"]["CNY"]["available"], "70.00");
        assert_eq!(
            world.summary(program.id, None).await?["balances"],
            json!({})
        );
        let late = world
            .tell("credit.used", "2025-03-01T11:00:01+08:00", used)
            .await?;
        assert_eq!(
            (late.outcome, late.reason),
            (EventOutcome::Refused, Some(Reason::UsedUp))
        );
        Ok(())
    }
);

goodword_testkit::store_test!(
    a_summary_is_true_of_its_moment_before_the_clock_has_come,
    |store| async {
        let mut world = World::on(&store, "2024-03-01T12:00:00+08:00").await?;
        let program = world.preset("travel-credit").await?;
        world
            .introduce(("A", "F"), "2024-03-01T10:00:00+08:00")
            .await?;
        world.sign_up("F", "2024-03-01T11:00:00+08:00").await?;
        world.test.clock.set(at("2025-06-01T00:00:00+08:00"));
        assert_eq!(
            world.summary(program.id, None).await?["balances"],
            json!({})
        );
        Ok(())
    }
);

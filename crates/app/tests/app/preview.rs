//! A preview of a new version stays within bounds, and says what it left out.

use goodword_app::program::{self, PreviewOptions};
use serde_json::json;

use crate::world::{World, at};

goodword_testkit::store_test!(a_preview_says_what_it_left_out, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let program = world.preset("storage-both-sides").await?;
    for day in 1..=4 {
        let (advocate, friend) = (format!("A-{day}"), format!("F-{day}"));
        let time = |hour: u32| format!("2024-02-0{day}T{hour:02}:00:00Z");
        world.introduce((&advocate, &friend), &time(10)).await?;
        world.sign_up(&friend, &time(11)).await?;
    }
    let mut definition = program.definition.clone();
    definition["rule"][1]["gives"]["amount"] = json!("900");
    let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
    let preview = async |most_facts, most_rows| {
        let (definition, options) = (
            definition.clone(),
            PreviewOptions {
                most_facts,
                most_rows,
            },
        );
        program::preview(&app, &admin, program.id, definition, options).await
    };
    let whole = preview(8, 4).await?;
    assert_eq!((whole.facts, whole.facts_left_out), (8, 0));
    assert_eq!((whole.from, whole.changed_left_out), (None, 0));
    assert_eq!(whole.rewards_then["storage_mb"], "5600");
    let part = preview(5, 1).await?;
    assert_eq!((part.facts, part.facts_left_out), (5, 3));
    assert_eq!(part.from, Some(at("2024-02-02T11:00:00Z")));
    // The introduction of the second friend was left out, so two are as they were.
    assert_eq!(part.rewards_now["storage_mb"], "2000");
    assert_eq!(part.rewards_then["storage_mb"], "2800");
    let named: Vec<&str> = part.changed.iter().map(|row| &*row.beneficiary).collect();
    assert_eq!((named, part.changed_left_out), (vec!["A-3"], 1));
    Ok(())
});

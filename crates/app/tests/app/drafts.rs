//! The life of a draft: faulty as long as it takes, then launched, then gone.

use goodword_app::{
    Caller, Error, Paging,
    draft::{self, DraftView, NewDraft},
    program::{self, ProgramState},
};
use goodword_testkit::app::add_organization;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{World, at};

const NOW: &str = "2024-06-01T00:00:00Z";

fn from_preset(name: &str) -> NewDraft {
    NewDraft {
        preset: Some(name.to_owned()),
        ..NewDraft::default()
    }
}

fn fields(draft: &DraftView) -> Vec<&str> {
    draft.faults.iter().map(|fault| &*fault.field).collect()
}

goodword_testkit::store_test!(a_draft_is_kept_with_its_faults, |store| async {
    let world = World::on(&store, NOW).await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let empty = draft::create(app, admin, NewDraft::default()).await?;
    assert_eq!(empty.definition, json!({}));
    assert_eq!(
        fields(&empty),
        ["definition.name", "definition.currency", "definition.rule"]
    );
    let preset = draft::create(app, admin, from_preset("travel-credit")).await?;
    assert_eq!(fields(&preset), [""; 0]);
    assert_eq!(preset.preset.as_deref(), Some("travel-credit"));
    assert_eq!(preset.title["en"], "Travel credit");
    world.test.clock.set(at("2024-06-02T00:00:00Z"));
    let mut written = preset.definition.clone();
    (written["name"], written["title"]) = (json!("Mine!"), json!({"en": "Mine", "fa": 7}));
    written["rule"][1]["when"]["least"] = json!(500);
    let kept = draft::update(app, admin, preset.id, written.clone()).await?;
    assert_eq!(
        fields(&kept),
        [
            "definition.name",
            "definition.rule[1].when.least",
            "definition.title.fa"
        ]
    );
    assert_eq!((kept.name.as_deref(), kept.title.len()), (Some("Mine!"), 1));
    assert_eq!(kept.updated_at, at("2024-06-02T00:00:00Z"));
    assert_eq!(draft::read(app, admin, preset.id).await?, kept);
    // The faults are those that a launch names.
    let refused = draft::launch(app, admin, preset.id, None).await;
    let Err(Error::Malformed(faults)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(faults, kept.faults);
    for odd in [json!(7), json!([]), json!("text"), json!(false)] {
        let odd = draft::update(app, admin, empty.id, odd).await?;
        assert_eq!((fields(&odd), &odd.name), (vec!["definition"], &None));
    }
    let page = draft::list(app, admin, &Paging::first(1)).await?;
    assert_eq!(page.rows[0].id, empty.id);
    let rest = draft::list(app, admin, &Paging::first(9).after(page.next)).await?;
    assert_eq!(rest.rows, [kept]);
    draft::delete(app, admin, empty.id).await?;
    let gone = draft::delete(app, admin, empty.id).await;
    assert!(
        matches!(gone, Err(Error::NotFound { what: "draft", .. })),
        "{gone:?}"
    );
    Ok(())
});

goodword_testkit::store_test!(a_launched_draft_is_a_program_and_gone, |store| async {
    let mut world = World::on(&store, NOW).await?;
    let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
    world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    world.sign_up("F", "2024-02-01T11:00:00Z").await?;
    let ours = draft::create(&app, &admin, from_preset("storage-both-sides")).await?;
    let twin = draft::create(&app, &admin, from_preset("storage-both-sides")).await?;
    let live_from = Some(at("2024-01-01T00:00:00Z"));
    let program = draft::launch(&app, &admin, ours.id, live_from).await?;
    assert_eq!((program.state, program.version), (ProgramState::Live, 1));
    assert_eq!(program.definition, ours.definition);
    assert_eq!(world.balance(program.id, "A", "storage_mb").await?, 500);
    let gone = draft::read(&app, &admin, ours.id).await;
    assert!(matches!(gone, Err(Error::NotFound { .. })), "{gone:?}");
    let again = draft::launch(&app, &admin, ours.id, None).await;
    assert!(matches!(again, Err(Error::NotFound { .. })), "{again:?}");
    // What cannot be launched stays a draft.
    let taken = draft::launch(&app, &admin, twin.id, None).await;
    let code = "program_name_taken";
    assert!(
        matches!(taken, Err(Error::Conflict { code: c, .. }) if c == code),
        "{taken:?}"
    );
    assert_eq!(draft::read(&app, &admin, twin.id).await?, twin);
    Ok(())
});

goodword_testkit::store_test!(
    a_draft_of_a_program_becomes_its_new_version,
    |store| async {
        let world = World::on(&store, NOW).await?;
        let (app, admin) = (&world.test.app, &world.test.admin);
        let program = world.preset("storage-both-sides").await?;
        let of = NewDraft {
            program: Some(program.id),
            ..NewDraft::default()
        };
        let draft = draft::create(app, admin, of.clone()).await?;
        assert_eq!(
            (draft.program, &draft.definition),
            (Some(program.id), &program.definition)
        );
        let write = async |change: &dyn Fn(&mut Value)| {
            let mut definition = program.definition.clone();
            change(&mut definition);
            draft::update(app, admin, draft.id, definition).await
        };
        write(&|definition| definition["name"] = json!("another")).await?;
        let renamed = draft::launch(app, admin, draft.id, None).await;
        let code = "definition_keeps";
        assert!(
            matches!(renamed, Err(Error::Conflict { code: c, .. }) if c == code),
            "{renamed:?}"
        );
        write(&|definition| definition["rule"][0]["gives"]["amount"] = json!("900")).await?;
        let past = Some(at("2024-01-01T00:00:00Z"));
        let dated = draft::launch(app, admin, draft.id, past).await;
        assert!(
            matches!(&dated, Err(Error::Malformed(f)) if f[0].field == "live_from"),
            "{dated:?}"
        );
        let revised = draft::launch(app, admin, draft.id, None).await?;
        assert_eq!((revised.id, revised.version), (program.id, 2));
        let versions = program::versions(app, admin, program.id, &Paging::first(9)).await?;
        let told: Vec<_> = versions
            .rows
            .iter()
            .map(|one| (one.version, one.since))
            .collect();
        assert_eq!(told, [(1, program.live_from), (2, at(NOW))]);
        assert_eq!(versions.rows[0].definition, program.definition);
        assert_eq!(versions.rows[1].definition, revised.definition);
        // The next draft begins from the newest; an ended program takes no version more.
        let next = draft::create(app, admin, of).await?;
        assert_eq!(next.definition, revised.definition);
        program::end(app, admin, program.id).await?;
        let ended = draft::launch(app, admin, next.id, None).await;
        let code = "program_ended";
        assert!(
            matches!(ended, Err(Error::Conflict { code: c, .. }) if c == code),
            "{ended:?}"
        );
        assert_eq!(
            draft::list(app, admin, &Paging::first(9)).await?.rows,
            [next]
        );
        Ok(())
    }
);

goodword_testkit::store_test!(drafts_are_of_one_organization, |store| async {
    let world = World::on(&store, NOW).await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let program = world.preset("storage-both-sides").await?;
    let draft = draft::create(app, admin, from_preset("travel-credit")).await?;
    let other = add_organization(&store, Uuid::from_u128(0xB), at(NOW)).await?;
    let stranger = Caller::product(other, "stranger");
    let of = NewDraft {
        program: Some(program.id),
        ..NewDraft::default()
    };
    let refused = [
        draft::create(app, &stranger, of).await.err(),
        draft::read(app, &stranger, draft.id).await.err(),
        draft::update(app, &stranger, draft.id, json!({}))
            .await
            .err(),
        draft::launch(app, &stranger, draft.id, None).await.err(),
        draft::delete(app, &stranger, draft.id).await.err(),
        draft::create(app, admin, from_preset("no-such"))
            .await
            .err(),
    ];
    for error in refused {
        assert!(matches!(error, Some(Error::NotFound { .. })), "{error:?}");
    }
    assert_eq!(
        draft::list(app, &stranger, &Paging::first(9)).await?.rows,
        []
    );
    assert_eq!(draft::read(app, admin, draft.id).await?, draft);
    Ok(())
});

//! People who work there: let in, kept out, signed in and out.

use anyhow::Result;
use goodword_app::{
    App, Caller, Error, Scope,
    link::{self, NewLink, Purpose, Redemption},
    organization::{self, Settings},
    session::{self, Credentials, Lifetime, Person, Profile, SignedIn},
    staff::{self, DEMO_EMAIL, Invited, NewStaff, Role, StaffChange, StaffState},
};
use goodword_domain::moment::Moment;
use goodword_store::{Organization, Paging};
use goodword_testkit::{
    app::{TestApp, add_organization},
    store::TestStore,
    store_test,
};
use uuid::Uuid;

use crate::world::at;

const NOW: &str = "2026-11-28T08:00:00Z";
const PASSWORD: &str = "a quiet blue teapot";
const HOUR: i64 = 3_600_000_000;

async fn open(store: &TestStore) -> Result<TestApp> {
    TestApp::on(store, at(NOW), 1).await
}

/// Moves the clock on from [`NOW`].
fn later(test: &TestApp, micros: i64) {
    test.clock
        .set(Moment::from_micros(at(NOW).micros() + micros));
}

async fn invite(test: &TestApp, admin: &Caller, email: &str, role: Role) -> Result<Invited> {
    let new = NewStaff {
        name: "Li Lei".to_owned(),
        email: email.to_owned(),
        role,
        language: None,
    };
    Ok(staff::invite(&test.app, admin, new).await?)
}

async fn redeem(app: &App, link: &NewLink, password: &str) -> Result<SignedIn, Error> {
    let sent = Redemption {
        token: link.token.clone(),
        password: Some(password.to_owned()),
        ..Redemption::default()
    };
    link::redeem(app, sent).await
}

/// Somebody on the staff who has joined; their session's token.
async fn joined(test: &TestApp, email: &str, role: Role) -> Result<(Uuid, String)> {
    let invited = invite(test, &test.admin, email, role).await?;
    let signed = redeem(&test.app, &invited.link, PASSWORD).await?;
    Ok((invited.staff.id, signed.token))
}

async fn sign_in(app: &App, email: &str, password: &str) -> Result<SignedIn, Error> {
    let sent = Credentials {
        email: email.to_owned(),
        password: password.to_owned(),
        before: None,
    };
    session::sign_in(app, sent).await
}

async fn person(app: &App, token: &str) -> Result<Person, Error> {
    session::authenticate(app, token).await
}

fn code<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "done".to_owned(),
        Err(Error::Conflict { code, .. }) => code.to_owned(),
        Err(Error::Malformed(faults)) => {
            let fields: Vec<_> = faults.into_iter().map(|fault| fault.field).collect();
            fields.join(" ")
        }
        Err(Error::SignInFailed) => "sign_in_failed".to_owned(),
        Err(Error::LinkSpent) => "link_spent".to_owned(),
        Err(Error::Unauthenticated) => "unauthenticated".to_owned(),
        Err(Error::NotFound { what, .. }) => format!("no {what}"),
        Err(other) => other.to_string(),
    }
}

store_test!(the_first_administrator_comes_with_a_link, |store| async {
    let test = open(&store).await?;
    let (app, organization) = (&test.app, test.admin.organization);
    let old = staff::offer_first_administrator(app, organization).await?;
    let new = staff::offer_first_administrator(app, organization).await?;
    let (old, new) = (old.unwrap(), new.unwrap());
    assert_eq!(code(link::look(app, &old.token).await), "link_spent");
    let seen = link::look(app, &new.token).await?;
    assert_eq!(seen.purpose, Purpose::FirstAdministrator);
    assert_eq!((seen.email, seen.name), (None, None));
    let nothing = Redemption {
        token: new.token.clone(),
        ..Redemption::default()
    };
    assert_eq!(
        code(link::redeem(app, nothing.clone()).await),
        "name email password"
    );
    let wrong = Redemption {
        name: Some("Li".to_owned()),
        email: Some("li".to_owned()),
        password: Some("1234567890".to_owned()),
        language: Some("de".to_owned()),
        ..nothing.clone()
    };
    assert_eq!(
        code(link::redeem(app, wrong).await),
        "email language password"
    );
    let right = Redemption {
        name: Some("Li Lei".to_owned()),
        email: Some(" Li@Example.com".to_owned()),
        password: Some(PASSWORD.to_owned()),
        language: Some("zh-Hans".to_owned()),
        ..nothing
    };
    let signed = link::redeem(app, right.clone()).await?;
    assert_eq!(signed.session.staff.email, "li@example.com");
    assert_eq!(signed.session.staff.role, Role::Administrator);
    assert_eq!(signed.session.scopes.len(), 4);
    assert_eq!(code(link::redeem(app, right).await), "link_spent");
    let more = staff::offer_first_administrator(app, organization).await?;
    assert!(more.is_none());
    let again = sign_in(app, "LI@example.com ", PASSWORD).await?;
    assert_ne!(again.token, signed.token);
    assert_eq!(again.session.staff.id, signed.session.staff.id);
    Ok(())
});

store_test!(a_link_works_for_a_while, |store| async {
    let test = open(&store).await?;
    let invited = invite(&test, &test.admin, "li@example.com", Role::Marketer).await?;
    later(&test, 7 * 24 * HOUR);
    assert_eq!(
        code(redeem(&test.app, &invited.link, PASSWORD).await),
        "link_spent"
    );
    later(&test, 7 * 24 * HOUR - 1);
    let seen = link::look(&test.app, &invited.link.token).await?;
    assert_eq!(seen.purpose, Purpose::Invitation);
    assert!(!seen.has_password);
    redeem(&test.app, &invited.link, PASSWORD).await?;
    assert_eq!(
        code(redeem(&test.app, &invited.link, PASSWORD).await),
        "link_spent"
    );
    assert_eq!(code(link::look(&test.app, "nonsense").await), "link_spent");
    Ok(())
});

store_test!(who_was_invited_takes_it_up, |store| async {
    let test = open(&store).await?;
    let invited = invite(&test, &test.admin, "Li@Example.com", Role::Salesperson).await?;
    assert_eq!(invited.staff.state, StaffState::Invited);
    let twice = invite(&test, &test.admin, "li@example.com", Role::Marketer).await;
    assert_eq!(
        twice.unwrap_err().to_string().split(':').next(),
        Some("email_taken")
    );
    let failed = sign_in(&test.app, "li@example.com", PASSWORD).await;
    assert_eq!(code(failed), "sign_in_failed");
    let again = staff::create_link(&test.app, &test.admin, invited.staff.id)
        .await?
        .link;
    assert_eq!(
        code(redeem(&test.app, &invited.link, PASSWORD).await),
        "link_spent"
    );
    assert_eq!(
        code(redeem(&test.app, &again, "li@example.com").await),
        "password"
    );
    let signed = redeem(&test.app, &again, PASSWORD).await?;
    assert_eq!(signed.session.staff.state, StaffState::Active);
    let words: Vec<_> = signed
        .session
        .scopes
        .iter()
        .map(|scope| scope.name())
        .collect();
    assert_eq!(words, ["read", "record"]);
    let who = person(&test.app, &signed.token).await?;
    let name = format!("staff:{}", invited.staff.id.simple());
    assert_eq!(who.caller.name, name);
    assert!(matches!(
        who.caller.may(Scope::Programs),
        Err(Error::Forbidden { .. })
    ));
    let listed = staff::list(&test.app, &test.admin, &Paging::first(9)).await?;
    assert_eq!(listed.rows.len(), 1);
    assert_eq!(listed.rows[0].last_signed_in_at, Some(at(NOW)));
    Ok(())
});

store_test!(a_session_ends_by_itself, |store| async {
    let test = open(&store).await?;
    let (_, token) = joined(&test, "li@example.com", Role::Marketer).await?;
    let lifetime = Lifetime::default();
    let idle = i64::from(lifetime.idle_seconds) * 1_000_000;
    let mut now = 0;
    // Seen now and then, it goes on to its last day and no longer.
    while now + idle - 1 < i64::from(lifetime.most_seconds) * 1_000_000 {
        now += idle - 1;
        later(&test, now);
        person(&test.app, &token).await?;
    }
    later(&test, i64::from(lifetime.most_seconds) * 1_000_000);
    assert_eq!(code(person(&test.app, &token).await), "unauthenticated");
    let signed = sign_in(&test.app, "li@example.com", PASSWORD).await?;
    later(&test, i64::from(lifetime.most_seconds) * 1_000_000 + idle);
    assert_eq!(
        code(person(&test.app, &signed.token).await),
        "unauthenticated"
    );
    Ok(())
});

store_test!(being_seen_is_written_once_a_minute, |store| async {
    let test = open(&store).await?;
    let (_, token) = joined(&test, "li@example.com", Role::Marketer).await?;
    let first = session::read(&test.app, &person(&test.app, &token).await?).await?;
    later(&test, 59_000_000);
    let soon = session::read(&test.app, &person(&test.app, &token).await?).await?;
    assert_eq!(soon.expires_at, first.expires_at);
    later(&test, 60_000_000);
    let then = session::read(&test.app, &person(&test.app, &token).await?).await?;
    assert_eq!(
        then.expires_at.micros(),
        first.expires_at.micros() + 60_000_000
    );
    Ok(())
});

store_test!(
    what_goes_on_by_itself_keeps_nobody_signed_in,
    |store| async {
        let test = open(&store).await?;
        let (_, token) = joined(&test, "li@example.com", Role::Marketer).await?;
        let idle = i64::from(Lifetime::default().idle_seconds) * 1_000_000;
        later(&test, idle - 1);
        session::recognise(&test.app, &token).await?;
        later(&test, idle);
        let ended = session::recognise(&test.app, &token).await;
        assert_eq!(code(ended), "unauthenticated");
        Ok(())
    }
);

store_test!(who_is_kept_out_is_out_at_once, |store| async {
    let test = open(&store).await?;
    let (id, token) = joined(&test, "li@example.com", Role::Marketer).await?;
    let link = staff::create_link(&test.app, &test.admin, id).await?.link;
    let change = |disabled| StaffChange {
        disabled: Some(disabled),
        ..StaffChange::default()
    };
    let out = staff::update(&test.app, &test.admin, id, change(true)).await?;
    assert_eq!(out.state, StaffState::Disabled);
    assert_eq!(code(person(&test.app, &token).await), "unauthenticated");
    let failed = sign_in(&test.app, "li@example.com", PASSWORD).await;
    assert_eq!(code(failed), "sign_in_failed");
    assert_eq!(code(redeem(&test.app, &link, PASSWORD).await), "link_spent");
    let link = staff::create_link(&test.app, &test.admin, id).await;
    assert_eq!(code(link), "staff_disabled");
    staff::update(&test.app, &test.admin, id, change(false)).await?;
    // The old session stays ended; the password is still theirs.
    assert_eq!(code(person(&test.app, &token).await), "unauthenticated");
    sign_in(&test.app, "li@example.com", PASSWORD).await?;
    Ok(())
});

store_test!(a_change_of_role_counts_at_once, |store| async {
    let test = open(&store).await?;
    let (id, token) = joined(&test, "li@example.com", Role::Salesperson).await?;
    let change = StaffChange {
        role: Some(Role::Marketer),
        name: Some("Wang".to_owned()),
        disabled: None,
    };
    staff::update(&test.app, &test.admin, id, change).await?;
    let who = person(&test.app, &token).await?;
    who.caller.may(Scope::Programs)?;
    assert_eq!(session::read(&test.app, &who).await?.staff.name, "Wang");
    Ok(())
});

store_test!(one_administrator_is_always_left, |store| async {
    let test = open(&store).await?;
    let (li, _) = joined(&test, "li@example.com", Role::Administrator).await?;
    // Invited is not there yet.
    let wang = invite(&test, &test.admin, "wang@example.com", Role::Administrator).await?;
    let demote = || StaffChange {
        role: Some(Role::Marketer),
        ..StaffChange::default()
    };
    let disable = || StaffChange {
        disabled: Some(true),
        ..StaffChange::default()
    };
    for change in [demote(), disable()] {
        let refused = staff::update(&test.app, &test.admin, li, change).await;
        assert_eq!(code(refused), "last_administrator");
    }
    redeem(&test.app, &wang.link, PASSWORD).await?;
    staff::update(&test.app, &test.admin, li, demote()).await?;
    let refused = staff::update(&test.app, &test.admin, wang.staff.id, disable()).await;
    assert_eq!(code(refused), "last_administrator");
    Ok(())
});

store_test!(a_new_password_ends_all_other_sessions, |store| async {
    let test = open(&store).await?;
    let app = &test.app;
    let (id, kept) = joined(&test, "li@example.com", Role::Marketer).await?;
    let other = sign_in(app, "li@example.com", PASSWORD).await?.token;
    let link = staff::create_link(app, &test.admin, id).await?.link;
    let who = person(app, &kept).await?;
    let new = "another quiet teapot";
    let wrong = session::change_password(app, &who, "not it at all", new).await;
    assert_eq!(code(wrong), session::WRONG_PASSWORD);
    let short = session::change_password(app, &who, PASSWORD, "short").await;
    assert_eq!(code(short), "new");
    person(app, &other).await?;
    session::change_password(app, &who, PASSWORD, new).await?;
    person(app, &kept).await?;
    assert_eq!(code(person(app, &other).await), "unauthenticated");
    assert_eq!(code(link::look(app, &link.token).await), "link_spent");
    let old = sign_in(app, "li@example.com", PASSWORD).await;
    assert_eq!(code(old), "sign_in_failed");
    sign_in(app, "li@example.com", new).await?;
    session::sign_out(app, &who).await?;
    assert_eq!(code(person(app, &kept).await), "unauthenticated");
    Ok(())
});

store_test!(signing_in_ends_the_session_before, |store| async {
    let test = open(&store).await?;
    let (_, before) = joined(&test, "li@example.com", Role::Marketer).await?;
    let sent = Credentials {
        email: "li@example.com".to_owned(),
        password: PASSWORD.to_owned(),
        before: Some(before.clone()),
    };
    let signed = session::sign_in(&test.app, sent).await?;
    assert_eq!(code(person(&test.app, &before).await), "unauthenticated");
    person(&test.app, &signed.token).await?;
    Ok(())
});

/// A second organization, and an administrator of it.
async fn another(store: &TestStore) -> Result<Caller> {
    let id = add_organization(store, Uuid::from_u128(0xB), at(NOW)).await?;
    Ok(Caller::product(id, "test"))
}

store_test!(one_login_opens_several_organizations, |store| async {
    let test = open(&store).await?;
    let app = &test.app;
    let other = another(&store).await?;
    let (_, token) = joined(&test, "li@example.com", Role::Marketer).await?;
    let there = invite(&test, &other, "li@example.com", Role::Salesperson).await?;
    let who = person(app, &token).await?;
    let early = session::switch(app, &who, other.organization).await;
    assert_eq!(code(early), "no organization");
    assert!(link::look(app, &there.link.token).await?.has_password);
    let wrong = redeem(app, &there.link, "a password of theirs").await;
    assert_eq!(code(wrong), "sign_in_failed");
    redeem(app, &there.link, PASSWORD).await?;
    later(&test, 5);
    let switched = session::switch(app, &who, other.organization).await?;
    assert_eq!(switched.organization.id, other.organization);
    assert_eq!(switched.organizations.len(), 2);
    assert_eq!(switched.staff.role, Role::Salesperson);
    let who = person(app, &token).await?;
    assert_eq!(who.caller.organization, other.organization);
    // The next sign-in leads to where they were last.
    let signed = sign_in(app, "li@example.com", PASSWORD).await?;
    assert_eq!(signed.session.organization.id, other.organization);
    // Kept out there, they are still in here.
    let change = StaffChange {
        disabled: Some(true),
        ..StaffChange::default()
    };
    staff::update(app, &other, there.staff.id, change).await?;
    assert_eq!(code(person(app, &token).await), "unauthenticated");
    let signed = sign_in(app, "li@example.com", PASSWORD).await?;
    assert_eq!(signed.session.organization.id, test.admin.organization);
    Ok(())
});

store_test!(
    one_organization_cannot_let_itself_in_to_another,
    |store| async {
        let test = open(&store).await?;
        let app = &test.app;
        let other = another(&store).await?;
        let (here, _) = joined(&test, "li@example.com", Role::Administrator).await?;
        let there = invite(&test, &other, "li@example.com", Role::Salesperson).await?;
        // An invitation to a login that is in use asks for its password.
        let stolen = redeem(app, &there.link, "the thief's password").await;
        assert_eq!(code(stolen), "sign_in_failed");
        // A link for a new password was made before they joined elsewhere, and ends then.
        let early = staff::create_link(app, &test.admin, here).await?.link;
        redeem(app, &there.link, PASSWORD).await?;
        assert_eq!(
            code(redeem(app, &early, "the thief's password").await),
            "link_spent"
        );
        for (admin, id) in [(&test.admin, here), (&other, there.staff.id)] {
            let refused = staff::create_link(app, admin, id).await;
            assert_eq!(code(refused), "login_shared");
        }
        let foreign = staff::create_link(app, &other, here).await;
        assert_eq!(code(foreign), "no staff");
        // Whoever runs the server may.
        let link = staff::recover(app, "LI@example.com").await?;
        let new = "another quiet teapot";
        redeem(app, &link, new).await?;
        sign_in(app, "li@example.com", new).await?;
        let nobody = staff::recover(app, "nobody@example.com").await;
        assert_eq!(code(nobody), "no staff");
        Ok(())
    }
);

store_test!(
    a_demonstration_has_an_administrator_and_no_other_has,
    |store| async {
        let test = open(&store).await?;
        let app = &test.app;
        let real = test.admin.organization;
        let none = staff::ensure_demo_administrator(app, &[real]).await?;
        assert!(none.is_none());
        let mut demos = Vec::new();
        for number in [0xD1, 0xD2] {
            let row = Organization {
                is_demo: true,
                ..Organization::new(Uuid::from_u128(number), "Demo", at(NOW).micros())
            };
            let tx = store.begin_unscoped().await?;
            tx.organizations().insert(&row).await?;
            tx.commit().await?;
            demos.push(row.id);
        }
        let all = [real, demos[0], demos[1]];
        let old = staff::ensure_demo_administrator(app, &all).await?.unwrap();
        let new = staff::ensure_demo_administrator(app, &all).await?.unwrap();
        assert_eq!(code(redeem(app, &old, "").await), "link_spent");
        let sent = Redemption {
            token: new.token.clone(),
            ..Redemption::default()
        };
        let signed = link::redeem(app, sent).await?;
        assert_eq!(signed.session.staff.email, DEMO_EMAIL);
        let ids: Vec<_> = signed
            .session
            .organizations
            .iter()
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(ids, demos);
        assert_eq!(signed.session.organization.id, demos[0]);
        // It has no password that anybody could guess.
        assert_eq!(code(sign_in(app, DEMO_EMAIL, "").await), "sign_in_failed");
        let invited = invite(&test, &test.admin, DEMO_EMAIL, Role::Marketer).await?;
        let stolen = redeem(app, &invited.link, PASSWORD).await;
        assert_eq!(code(stolen), "sign_in_failed");
        Ok(())
    }
);

store_test!(what_an_organization_may_be_set_to, |store| async {
    let test = open(&store).await?;
    let settings = Settings {
        name: " 玉兰商行 ".to_owned(),
        language: "zh-Hans".to_owned(),
        time_zone: "asia/shanghai".to_owned(),
        currency: "CNY".to_owned(),
    };
    let set = organization::update(&test.app, &test.admin, settings).await?;
    assert_eq!(
        (set.name.as_str(), set.time_zone.as_str()),
        ("玉兰商行", "Asia/Shanghai")
    );
    assert_eq!(organization::read(&test.app, &test.admin).await?, set);
    let wrong = Settings {
        name: "\n".to_owned(),
        language: "de".to_owned(),
        time_zone: "Mars/Olympus".to_owned(),
        currency: "yuan".to_owned(),
    };
    let refused = organization::update(&test.app, &test.admin, wrong).await;
    assert_eq!(code(refused), "name language time_zone currency");
    Ok(())
});

store_test!(people_change_their_own_name_and_language, |store| async {
    let test = open(&store).await?;
    let (_, token) = joined(&test, "li@example.com", Role::Salesperson).await?;
    let who = person(&test.app, &token).await?;
    let profile = Profile {
        name: Some("李雷".to_owned()),
        language: Some("zh-Hant".to_owned()),
    };
    session::update_profile(&test.app, &who, profile).await?;
    let wrong = Profile {
        name: None,
        language: Some("xx".to_owned()),
    };
    let refused = session::update_profile(&test.app, &who, wrong).await;
    assert_eq!(code(refused), "language");
    let seen = session::read(&test.app, &person(&test.app, &token).await?).await?;
    assert_eq!(seen.staff.name, "李雷");
    assert_eq!(seen.staff.language.as_deref(), Some("zh-Hant"));
    Ok(())
});

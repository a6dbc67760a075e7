//! Every operation of the document is tried without a key, with every scope but
//! the one it needs, and from another organization; and so it is by people who are
//! signed in, of every role, also without the token of their session.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use goodword_api::openapi;
use goodword_app::{
    Scope,
    mail::{MailOptions, Sender},
    outbox::{self, MAIL, Retry},
    staff::Role,
};
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{
    Ask, PASSWORD, Signed, World, event, introduced, ordered, paid, points_for_both, ten_percent,
    token_of,
};

/// Operations that anybody may call: they let people in.
const PUBLIC: &[&str] = &["look_at_link", "redeem_link", "sign_in"];
/// Operations about the person who is signed in; a key has no use for them.
const PERSONAL: &[&str] = &[
    "change_password",
    "read_session",
    "sign_out",
    "switch_organization",
    "update_profile",
];

/// What another organization gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foreign {
    /// Not found.
    NotFound,
    /// A list with nothing of ours in it.
    Nothing,
    /// The same as everybody: nothing in it is anybody's.
    Common,
    /// Its own, apart from ours.
    Own,
}

/// A request with objects of the first organization in it, for each operation of
/// the document; what ends or revokes something comes last.
fn cases(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    let mut cases = asking(named);
    cases.extend(posting(named));
    cases.extend(telling(named));
    cases.extend(about_people(named));
    cases
}

/// The operations that only read.
fn asking(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    use Foreign::{Common, NotFound, Nothing, Own};
    let get = |path: &str| Ask::new("GET", format!("/api/v1/{path}"));
    let of = |list: &str, id: &str| get(&format!("{list}/{id}"));
    let program = |part: &str| get(&format!("programs/{}{part}", named.program));
    let people = json!({"customers": ["C-1", "C-2"]});
    let remembered = json!({"text": "C-"});
    let search = Ask::new("POST", "/api/v1/search/customers").json(&remembered);
    let look_up = Ask::new("POST", "/api/v1/lookup/customers").json(&people);
    vec![
        ("list_events", get("events"), Nothing),
        (
            "read_event",
            get("events/one?source=%2Fshop%2Ftill&id=e-1"),
            NotFound,
        ),
        ("read_figures", get("figures"), Common),
        ("list_figure_days", get("figures/days"), Common),
        ("watch_live", get("live"), Common),
        ("list_presets", get("presets"), Common),
        ("read_preset", get("presets/agent-commission"), Common),
        (
            "read_preset_examples",
            get("presets/agent-commission/examples"),
            Common,
        ),
        ("list_programs", get("programs"), Nothing),
        ("read_program", program(""), NotFound),
        ("summarise_program", program("/summary"), NotFound),
        ("read_program_figures", program("/figures"), NotFound),
        ("count_clicks", program("/clicks"), NotFound),
        ("list_versions", program("/versions"), NotFound),
        ("list_drafts", get("drafts"), Nothing),
        ("read_draft", of("drafts", &named.draft), NotFound),
        ("read_balances", program("/balances"), NotFound),
        ("list_customers", get("customers"), Nothing),
        ("look_up_customers", look_up, Nothing),
        ("search_customers", search, Nothing),
        ("read_customer", get("customers/C-2"), NotFound),
        ("list_customer_links", get("customers/C-1/links"), NotFound),
        ("list_advocates", get("advocates"), Nothing),
        ("read_advocate", of("advocates", &named.advocate), NotFound),
        ("list_referrals", get("referrals"), Nothing),
        ("read_referral", of("referrals", &named.referral), NotFound),
        ("list_rewards", get("rewards"), Nothing),
        ("read_reward", of("rewards", &named.reward), NotFound),
        ("list_refusals", get("refusals"), Nothing),
        ("list_transfers", get("ledger/transfers"), Nothing),
        ("list_accounts", get("ledger/accounts"), Nothing),
        ("list_keys", get("keys"), Own),
        ("list_messages", get("messages"), Nothing),
        ("read_message", of("messages", &named.message), NotFound),
        ("read_mail", get("mail"), Own),
        ("list_templates", get("templates"), Common),
        ("read_template", get("templates/test/fa"), Common),
        ("list_webhooks", get("webhooks"), Nothing),
        ("read_webhook", of("webhooks", &named.webhook), NotFound),
        ("list_parked", get("outbox/parked"), Nothing),
        ("list_staff", get("staff"), Own),
        ("read_organization", get("organization"), Own),
        ("read_session", get("session"), Own),
    ]
}

/// What leaves the house.
fn posting(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    use Foreign::{Common, NotFound, Own};
    let ask = |method, path: &str| Ask::new(method, format!("/api/v1/{path}"));
    let template = json!({"subject": "Hello", "body": "From {{ organization }}"});
    let hook = json!({"url": "https://hook.example/", "topics": ["*"]});
    let webhook = format!("webhooks/{}", named.webhook);
    let send = ask("POST", &format!("messages/{}/send", named.message));
    let requeue = ask("POST", &format!("outbox/parked/{}/requeue", named.parked));
    let preview = ask("POST", "templates/test/en/preview").json(&template);
    let update = ask("PUT", "templates/test/en").json(&template);
    let change = ask("PATCH", &webhook).json(&json!({"topics": ["reward.*"]}));
    let test = ask("POST", "mail/test").json(&json!({"to": "test@shop.example"}));
    vec![
        ("preview_template", preview, Common),
        ("update_template", update, Own),
        ("reset_template", ask("DELETE", "templates/test/en"), Own),
        ("test_mail", test, Own),
        ("send_message", send, NotFound),
        ("create_webhook", ask("POST", "webhooks").json(&hook), Own),
        ("update_webhook", change, NotFound),
        (
            "test_webhook",
            ask("POST", &format!("{webhook}/test")),
            NotFound,
        ),
        ("delete_webhook", ask("DELETE", &webhook), NotFound),
        ("requeue_parked", requeue, NotFound),
    ]
}

/// Two letters that were given up on: the ids of one as a letter, and of the other as
/// a parked message.
async fn parked_letters(world: &World) -> Result<(String, String)> {
    let sender = Sender {
        address: "hello@shop.example".to_owned(),
        name: None,
        reply_to: None,
    };
    world.test.app.set_mail(MailOptions {
        public_url: "https://shop.example".to_owned(),
        signing_key: vec![7; 32],
        sender: Some(sender),
    });
    let body = json!({"to": "secret@example.com"});
    for _ in 0..2 {
        world.post("/api/v1/mail/test", &body).await?.expect(200)?;
    }
    let retry = Retry {
        most_tries: 1,
        first_seconds: 1,
        factor: 1,
        most_seconds: 1,
        jitter_percent: 0,
    };
    for letter in outbox::lease(&world.test.app, "test", MAIL, 9, 60).await? {
        outbox::failed(&world.test.app, &letter, "the mail server is down", &retry).await?;
    }
    let id = |items: Vec<Value>, place: usize| items[place]["id"].as_str().map(str::to_owned);
    let message = id(world.items("/api/v1/messages").await?, 0).context("a letter")?;
    let parked = id(world.items("/api/v1/outbox/parked").await?, 1).context("a parked one")?;
    Ok((message, parked))
}

/// The operations that take something in or change something.
fn telling(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    use Foreign::{Common, NotFound, Own};
    let post = |path: &str, body: Value| Ask::new("POST", format!("/api/v1/{path}")).json(&body);
    let program = |verb: &str| format!("/api/v1/programs/{}/{verb}", named.program);
    let tell = |verb: &str| Ask::new("POST", program(verb));
    let definition = json!({"definition": ten_percent("ten-percent")});
    let revised = |verb: &str| tell(verb).json(&definition);
    let preset = json!({"preset": "agent-commission"});
    let enrolment = json!({"program": named.program, "customer": "C-1"});
    let page = format!("/api/v1/advocates/{}/share-page", named.advocate);
    let renewed = Ask::new("POST", page);
    let new_key = json!({"name": "another", "scopes": ["read"]});
    let revoked = Ask::new("DELETE", format!("/api/v1/keys/{}", named.key));
    let of = |id: &str| format!("/api/v1/drafts/{id}");
    let draft = |method, part: &str| Ask::new(method, format!("{}{part}", of(&named.draft)));
    let other_draft = Ask::new("DELETE", of(&named.other_draft));
    let written = json!({"definition": ten_percent("drafted")});
    let tried = json!({"preset": "agent-commission", "events": []});
    let event = ordered("e-7", 7, "C-2", "O-7", "1.00");
    vec![
        ("record_events", post("events", event), Own),
        ("create_program", post("programs", preset.clone()), Own),
        ("enrol_advocate", post("advocates", enrolment), NotFound),
        ("renew_share_page", renewed, NotFound),
        ("create_key", post("keys", new_key), Own),
        ("pause_program", tell("pause"), NotFound),
        ("resume_program", tell("resume"), NotFound),
        ("revise_program", revised("versions"), NotFound),
        ("preview_program", revised("preview"), NotFound),
        ("try_program", post("programs/try", tried), Common),
        ("create_draft", post("drafts", preset), Own),
        ("update_draft", draft("PUT", "").json(&written), NotFound),
        (
            "launch_draft",
            draft("POST", "/launch").json(&json!({})),
            NotFound,
        ),
        ("end_program", tell("end"), NotFound),
        ("delete_draft", other_draft, NotFound),
        ("revoke_key", revoked, NotFound),
    ]
}

/// The operations about the people who work there.
fn about_people(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    use Foreign::{Common, NotFound, Own};
    let to =
        |method, path: &str, body: Value| Ask::new(method, format!("/api/v1/{path}")).json(&body);
    let new = json!({"name": "Han", "email": "han@example.com", "role": "salesperson"});
    let staff = |part: &str| format!("staff/{}{part}", named.staff);
    let settings = json!({
        "name": "A shop", "language": "en", "time_zone": "UTC", "currency": "CNY",
    });
    let profile = json!({"name": "Li", "language": "fa"});
    let passwords = json!({"current": PASSWORD, "new": PASSWORD});
    let there = json!({"organization": named.organization});
    let credentials = json!({"email": "wang@example.com", "password": PASSWORD});
    let link = json!({"token": named.link});
    let redemption = json!({"token": named.link, "password": PASSWORD});
    let link_of = Ask::new("POST", format!("/api/v1/{}", staff("/link")));
    let out = Ask::new("DELETE", "/api/v1/session");
    vec![
        ("invite_staff", to("POST", "staff", new), Own),
        (
            "update_staff",
            to("PATCH", &staff(""), json!({"name": "Wang"})),
            NotFound,
        ),
        ("create_staff_link", link_of, NotFound),
        (
            "update_organization",
            to("PUT", "organization", settings),
            Own,
        ),
        ("update_profile", to("PATCH", "session", profile), Own),
        (
            "change_password",
            to("PUT", "session/password", passwords),
            Own,
        ),
        (
            "switch_organization",
            to("PUT", "session/organization", there),
            NotFound,
        ),
        ("sign_in", to("POST", "session", credentials), Common),
        (
            "look_at_link",
            to("POST", "session/link/look", link),
            Common,
        ),
        (
            "redeem_link",
            to("POST", "session/link", redemption),
            Common,
        ),
        ("sign_out", out, Own),
    ]
}

/// Ids of the first organization.
struct Named {
    organization: String,
    staff: String,
    link: String,
    program: String,
    key: String,
    draft: String,
    other_draft: String,
    advocate: String,
    referral: String,
    reward: String,
    message: String,
    webhook: String,
    parked: String,
}

async fn fill(world: &World) -> Result<Named> {
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world.launch(&points_for_both("points")).await?;
    let friend = json!({"customer": "C-2", "attributes": {"email": "secret@example.com"}});
    world
        .record(&[
            introduced("e-1", 1, "C-1", "C-2"),
            event("e-2", "customer.added", 2, friend),
            ordered("e-3", 3, "C-2", "O-1", "1000.00"),
            paid("e-4", 3, "O-1", "1000.00"),
            introduced("e-5", 4, "C-1", "C-1"),
        ])
        .await?;
    let enrolment = json!({"program": program, "customer": "C-1"});
    world
        .post("/api/v1/advocates", &enrolment)
        .await?
        .expect(201)?;
    let first = async |path: &str| {
        let items = world.items(path).await?;
        let id = items.first().and_then(|item| item["id"].as_str());
        id.map(str::to_owned)
            .with_context(|| format!("{path} is empty"))
    };
    let (message, parked) = parked_letters(world).await?;
    let hook = json!({"url": "https://hook.example/", "topics": ["*"]});
    let hook = world.post("/api/v1/webhooks", &hook).await?.expect(201)?;
    let draft = async |definition: Value| {
        let body = json!({"definition": definition});
        let draft = world.post("/api/v1/drafts", &body).await?.expect(201)?;
        draft["id"].as_str().map(str::to_owned).context("an id")
    };
    world.key(&[Scope::Read]).await?;
    let keys = world.items("/api/v1/keys").await?;
    let wang = world.person("wang@example.com", "salesperson").await?;
    let han = json!({"name": "Han", "email": "guest@example.com", "role": "marketer"});
    let invited = world.post("/api/v1/staff", &han).await?.expect(201)?;
    let organization = world.get("/api/v1/organization").await?.expect(200)?;
    Ok(Named {
        organization: organization["id"].as_str().unwrap().to_owned(),
        staff: wang.id,
        link: token_of(&invited["link"]),
        key: keys.last().unwrap()["id"].as_str().unwrap().to_owned(),
        draft: draft(ten_percent("drafted")).await?,
        other_draft: draft(json!(7)).await?,
        advocate: first("/api/v1/advocates").await?,
        referral: first("/api/v1/referrals").await?,
        reward: first("/api/v1/rewards").await?,
        message,
        webhook: hook["id"].as_str().context("an id")?.to_owned(),
        parked,
        program,
    })
}

/// Who may call an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Need {
    /// Anybody.
    Public,
    /// A person who is signed in.
    Person,
    /// A key, or a person, with this scope.
    Scope(Scope),
}

/// The operations of the document with what each says it needs.
fn documented() -> BTreeMap<String, Need> {
    let document = serde_json::to_value(openapi()).unwrap();
    let mut found = BTreeMap::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            let need = need_of(&name, &operation["security"]);
            found.insert(name, need);
        }
    }
    found
}

fn need_of(name: &str, security: &Value) -> Need {
    if *security == json!([{}]) {
        return Need::Public;
    }
    if *security == json!([{"session": []}]) {
        return Need::Person;
    }
    for (word, scope) in Scope::NAMES {
        if *security == json!([{"key": [word]}, {"session": [word]}]) {
            return Need::Scope(*scope);
        }
    }
    panic!("{name} names neither a scope nor who else may call it: {security}")
}

/// The cases of operations that need a scope, with it.
fn scoped(named: &Named) -> Vec<(&'static str, Ask, Foreign, Scope)> {
    let needs = documented();
    let scope = |(name, ask, foreign)| match needs[name] {
        Need::Scope(scope) => Some((name, ask, foreign, scope)),
        Need::Public | Need::Person => None,
    };
    cases(named).into_iter().filter_map(scope).collect()
}

/// The cases of operations that not everybody may call.
fn guarded(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    let mut cases = cases(named);
    cases.retain(|(name, ..)| !PUBLIC.contains(name));
    cases
}

#[test]
fn the_table_knows_every_operation_and_no_other() {
    let none = || "x".to_owned();
    let named = Named {
        organization: none(),
        staff: none(),
        link: none(),
        program: none(),
        key: none(),
        draft: none(),
        other_draft: none(),
        advocate: none(),
        referral: none(),
        reward: none(),
        message: none(),
        webhook: none(),
        parked: none(),
    };
    let tried: Vec<&str> = cases(&named).into_iter().map(|(name, ..)| name).collect();
    let mut once: Vec<String> = tried.into_iter().map(str::to_owned).collect();
    once.sort();
    assert_eq!(once, documented().into_keys().collect::<Vec<_>>());
}

#[test]
fn few_operations_are_public_or_personal() {
    let of = |need: Need| -> Vec<String> {
        let all = documented().into_iter();
        all.filter(|(_, other)| *other == need)
            .map(|(name, _)| name)
            .collect()
    };
    assert_eq!(of(Need::Public), PUBLIC);
    assert_eq!(of(Need::Person), PERSONAL);
}

store_test!(without_a_key_nothing_is_answered, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    for (name, ask, _) in guarded(&named) {
        let answer = world.ask(ask.clone()).await?;
        assert_eq!(
            answer.header("www-authenticate"),
            "Bearer realm=\"goodword\"",
            "{name}"
        );
        assert_eq!(answer.expect(401)?["code"], "unauthenticated", "{name}");
        for wrong in [
            "gwk_wrong",
            "",
            "gwk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "\u{7f}",
        ] {
            let answer = world.ask(ask.clone().key(wrong)).await;
            // What is no header at all cannot even be sent.
            if let Ok(answer) = answer {
                assert_eq!(answer.status, 401, "{name} with '{wrong}'");
            }
            let answer = world.ask(ask.clone().cookie(wrong)).await;
            if let Ok(answer) = answer {
                assert_eq!(answer.status, 401, "{name} with the cookie '{wrong}'");
            }
        }
        let basic = ask
            .clone()
            .header("authorization", format!("Basic {}", world.key));
        assert_eq!(world.ask(basic).await?.status, 401, "{name}");
        // A key is no cookie; and where a person is asked for, a key is nobody.
        let cookie = ask.clone().cookie(&world.key);
        assert_eq!(world.ask(cookie).await?.status, 401, "{name}");
        if PERSONAL.contains(&name) {
            let answer = world.ask(ask.key(&world.key)).await?;
            assert_eq!(answer.status, 401, "{name} with a key");
        }
    }
    Ok(())
});

store_test!(
    with_every_scope_but_the_right_one_it_is_forbidden,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        for (name, ask, _, needed) in scoped(&named) {
            let others: Vec<Scope> = Scope::NAMES
                .iter()
                .map(|(_, scope)| *scope)
                .filter(|scope| *scope != needed && *scope != Scope::Admin)
                .collect();
            let key = world.key(&others).await?;
            // What is sent does not matter: who may not is told so before anything is read.
            for ask in [ask.clone(), ask.text("{")] {
                let refused = world.ask(ask.key(&key)).await?.expect(403)?;
                assert_eq!(refused["code"], "forbidden", "{name}");
                let detail = refused["detail"].as_str().unwrap();
                let word = format!("'{}'", needed.name());
                assert!(detail.contains(&word), "{name}: {detail}");
            }
        }
        Ok(())
    }
);

store_test!(with_the_right_scope_alone_it_is_done, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    for (name, ask, _, needed) in scoped(&named) {
        let key = world.key(&[needed]).await?;
        let answer = world.ask(ask.key(&key)).await?;
        assert!(
            (200..300).contains(&answer.status),
            "{name}: {} {}",
            answer.status,
            answer.body
        );
    }
    Ok(())
});

store_test!(
    people_may_do_what_their_role_says_and_no_more,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        for role in Role::ALL {
            let email = format!("{}@example.com", role.name());
            let person = world.person(&email, role.name()).await?;
            for (name, ask, _, needed) in scoped(&named) {
                // A body that cannot be read: who may is told that, and nothing is done.
                let ask = if ask.is_safe() { ask } else { ask.text("{") };
                let answer = world.ask(ask.person(&person)).await?;
                if role.scopes().contains(&needed) {
                    let let_in = !matches!(answer.status, 401 | 403);
                    assert!(let_in, "{} {name}: {}", role.name(), answer.body);
                } else {
                    let refused = answer.expect(403)?;
                    assert_eq!(refused["code"], "forbidden", "{} {name}", role.name());
                }
            }
        }
        Ok(())
    }
);

store_test!(people_do_everything_in_the_console, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    let person = world.person("li@example.com", "administrator").await?;
    for (name, ask, _) in guarded(&named) {
        let answer = world.ask(ask.person(&person)).await?;
        assert!(
            (200..300).contains(&answer.status),
            "{name}: {} {}",
            answer.status,
            answer.body
        );
    }
    Ok(())
});

store_test!(
    without_the_sessions_own_token_nothing_is_changed,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        let person = world.person("li@example.com", "administrator").await?;
        let other = world.person("mei@example.com", "administrator").await?;
        let before = snapshot(&world).await?;
        for (name, ask, _) in guarded(&named) {
            if ask.is_safe() {
                continue;
            }
            let bare = ask.clone().cookie(&person.token);
            let wrong = bare.clone().header("x-csrf-token", &other.csrf);
            let cookie = bare.clone().header("x-csrf-token", &person.token);
            for ask in [bare, wrong, cookie] {
                let refused = world.ask(ask).await?.expect(403)?;
                assert_eq!(refused["code"], "csrf_token_missing", "{name}");
            }
            for (header, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                let foreign = ask.clone().person(&person).header(header, value);
                let refused = world.ask(foreign).await?.expect(403)?;
                assert_eq!(refused["code"], "cross_site", "{name} {value}");
            }
        }
        assert_eq!(snapshot(&world).await?, before);
        Ok(())
    }
);

store_test!(pages_of_other_sites_sign_nobody_in, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    for (name, ask, _) in cases(&named) {
        if PUBLIC.contains(&name) {
            let foreign = ask.clone().header("sec-fetch-site", "cross-site");
            let refused = world.ask(foreign).await?.expect(403)?;
            assert_eq!(refused["code"], "cross_site", "{name}");
            let own = ask.header("sec-fetch-site", "same-origin");
            assert_eq!(world.ask(own).await?.status, 200, "{name}");
        }
    }
    Ok(())
});

/// Somebody of another organization.
enum Stranger {
    Key(String),
    Person(Signed),
}

impl Stranger {
    fn asks(&self, ask: Ask) -> Ask {
        match self {
            Self::Key(key) => ask.key(key),
            Self::Person(person) => ask.person(person),
        }
    }

    /// What they may call at all.
    fn may(&self, name: &str) -> bool {
        match self {
            Self::Key(_) => !PERSONAL.contains(&name),
            Self::Person(_) => true,
        }
    }
}

store_test!(
    another_organization_sees_and_changes_nothing,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        let stranger = world.stranger(&store).await?;
        look_around(&world, &named, &Stranger::Key(stranger)).await
    }
);

store_test!(
    people_of_another_organization_see_and_change_nothing,
    |store| async {
        let world = World::on(&store).await?;
        let key = world.stranger(&store).await?;
        // Before there is a mail server: the invitation leaves no letter of their own.
        let person = world
            .person_of(&key, "stranger@example.com", "administrator")
            .await?;
        let named = fill(&world).await?;
        look_around(&world, &named, &Stranger::Person(person)).await
    }
);

/// Everything that somebody of another organization may try.
async fn look_around(world: &World, named: &Named, stranger: &Stranger) -> Result<()> {
    let before = snapshot(world).await?;
    let mut tried = guarded(named);
    tried.retain(|(name, ..)| stranger.may(name));
    let (own, others): (Vec<_>, Vec<_>) = tried
        .into_iter()
        .partition(|(.., foreign)| *foreign == Foreign::Own);
    for (name, ask, foreign) in others {
        let answer = world.ask(stranger.asks(ask)).await?;
        match foreign {
            Foreign::NotFound => {
                assert_eq!(answer.expect(404)?["code"], "not_found", "{name}");
            }
            Foreign::Nothing => {
                assert_eq!(answer.expect(200)?["items"], json!([]), "{name}");
            }
            Foreign::Common | Foreign::Own => assert_eq!(answer.status, 200, "{name}"),
        }
    }
    // What names one of our programs in a filter, and events about our orders.
    for list in [
        "advocates",
        "referrals",
        "rewards",
        "refusals",
        "ledger/transfers",
        "figures",
        "figures/days",
    ] {
        let path = format!("/api/v1/{list}?program={}", named.program);
        let answer = world.ask(stranger.asks(Ask::new("GET", path))).await?;
        assert_eq!(answer.status, 404, "{list}: {}", answer.body);
    }
    let refund = event(
        "e-8",
        "order.refunded",
        8,
        json!({"order": "O-1", "amount": "1000.00"}),
    );
    let ask = Ask::new("POST", "/api/v1/events").json(&refund);
    world.ask(stranger.asks(ask)).await?.expect(200)?;
    for (name, ask, _) in own {
        let answer = world.ask(stranger.asks(ask)).await?;
        assert!(
            (200..300).contains(&answer.status),
            "{name}: {}",
            answer.body
        );
        for ours in [&named.key, &named.staff, &named.organization] {
            assert!(!answer.body.contains(ours), "{name} tells of {ours}");
        }
    }
    assert_eq!(snapshot(world).await?, before);
    Ok(())
}

/// Everything that the first organization has.
async fn snapshot(world: &World) -> Result<Vec<Vec<Value>>> {
    let mut all = Vec::new();
    for list in [
        "events",
        "programs",
        "drafts",
        "customers",
        "advocates",
        "referrals",
        "rewards",
        "refusals",
        "keys",
        "messages",
        "webhooks",
        "templates",
        "outbox/parked",
        "staff",
    ] {
        all.push(world.items(&format!("/api/v1/{list}")).await?);
    }
    all.push(world.items("/api/v1/ledger/transfers").await?);
    all.push(world.items("/api/v1/ledger/accounts").await?);
    Ok(all)
}

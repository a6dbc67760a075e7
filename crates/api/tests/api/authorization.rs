//! Every operation of the document is tried without a key, with every scope but
//! the one it needs, and from another organization.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use goodword_api::openapi;
use goodword_app::{
    Scope,
    mail::{MailOptions, Sender},
    outbox::{self, MAIL, Retry},
};
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, event, introduced, ordered, paid, points_for_both, ten_percent};

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
    cases
}

/// The operations that only read.
fn asking(named: &Named) -> Vec<(&'static str, Ask, Foreign)> {
    use Foreign::{Common, NotFound, Nothing, Own};
    let get = |path: &str| Ask::new("GET", format!("/api/v1/{path}"));
    let of = |list: &str, id: &str| get(&format!("{list}/{id}"));
    let program = |part: &str| get(&format!("programs/{}{part}", named.program));
    vec![
        ("list_presets", get("presets"), Common),
        ("read_preset", get("presets/agent-commission"), Common),
        ("list_programs", get("programs"), Nothing),
        ("read_program", program(""), NotFound),
        ("summarise_program", program("/summary"), NotFound),
        ("count_clicks", program("/clicks"), NotFound),
        ("read_balances", program("/balances"), NotFound),
        ("list_customers", get("customers"), Nothing),
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
    use Foreign::{NotFound, Own};
    let post = |path: &str, body: Value| Ask::new("POST", format!("/api/v1/{path}")).json(&body);
    let program = |verb: &str| format!("/api/v1/programs/{}/{verb}", named.program);
    let tell = |verb: &str| Ask::new("POST", program(verb));
    let definition = json!({"definition": ten_percent("ten-percent")});
    let revised = |verb: &str| tell(verb).json(&definition);
    let preset = json!({"preset": "agent-commission"});
    let enrolment = json!({"program": named.program, "customer": "C-1"});
    let new_key = json!({"name": "another", "scopes": ["read"]});
    let revoked = Ask::new("DELETE", format!("/api/v1/keys/{}", named.key));
    let event = ordered("e-7", 7, "C-2", "O-7", "1.00");
    vec![
        ("record_events", post("events", event), Own),
        ("create_program", post("programs", preset), Own),
        ("enrol_advocate", post("advocates", enrolment), NotFound),
        ("create_key", post("keys", new_key), Own),
        ("pause_program", tell("pause"), NotFound),
        ("resume_program", tell("resume"), NotFound),
        ("revise_program", revised("versions"), NotFound),
        ("preview_program", revised("preview"), NotFound),
        ("end_program", tell("end"), NotFound),
        ("revoke_key", revoked, NotFound),
    ]
}

/// Ids of the first organization.
struct Named {
    program: String,
    key: String,
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
    world.key(&[Scope::Read]).await?;
    let keys = world.items("/api/v1/keys").await?;
    Ok(Named {
        key: keys.last().unwrap()["id"].as_str().unwrap().to_owned(),
        advocate: first("/api/v1/advocates").await?,
        referral: first("/api/v1/referrals").await?,
        reward: first("/api/v1/rewards").await?,
        message,
        webhook: hook["id"].as_str().context("an id")?.to_owned(),
        parked,
        program,
    })
}

/// The operations of the document with the scope that each says it needs.
fn documented() -> BTreeMap<String, String> {
    let document = serde_json::to_value(openapi()).unwrap();
    let mut found = BTreeMap::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            let scope = operation["security"][0]["key"][0].as_str();
            let scope = scope
                .unwrap_or_else(|| panic!("{name} names no scope"))
                .to_owned();
            found.insert(name, scope);
        }
    }
    found
}

#[test]
fn the_table_knows_every_operation_and_no_other() {
    let none = || "x".to_owned();
    let named = Named {
        program: none(),
        key: none(),
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

store_test!(without_a_key_nothing_is_answered, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    for (name, ask, _) in cases(&named) {
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
        }
        let basic = ask.header("authorization", format!("Basic {}", world.key));
        assert_eq!(world.ask(basic).await?.status, 401, "{name}");
    }
    Ok(())
});

store_test!(
    with_every_scope_but_the_right_one_it_is_forbidden,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        let scopes = documented();
        for (name, ask, _) in cases(&named) {
            let needed = scopes[name].as_str();
            let others: Vec<Scope> = Scope::NAMES
                .iter()
                .filter(|(word, _)| *word != needed && *word != "admin")
                .map(|(_, scope)| *scope)
                .collect();
            let key = world.key(&others).await?;
            // What is sent does not matter: who may not is told so before anything is read.
            for ask in [ask.clone(), ask.text("{")] {
                let refused = world.ask(ask.key(&key)).await?.expect(403)?;
                assert_eq!(refused["code"], "forbidden", "{name}");
                let detail = refused["detail"].as_str().unwrap();
                assert!(detail.contains(&format!("'{needed}'")), "{name}: {detail}");
            }
        }
        Ok(())
    }
);

store_test!(with_the_right_scope_alone_it_is_done, |store| async {
    let world = World::on(&store).await?;
    let named = fill(&world).await?;
    let scopes = documented();
    for (name, ask, _) in cases(&named) {
        let needed = Scope::NAMES
            .iter()
            .find(|(word, _)| *word == scopes[name])
            .unwrap()
            .1;
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
    another_organization_sees_and_changes_nothing,
    |store| async {
        let world = World::on(&store).await?;
        let named = fill(&world).await?;
        let stranger = world.stranger(&store).await?;
        let before = snapshot(&world).await?;
        let (own, others): (Vec<_>, Vec<_>) = cases(&named)
            .into_iter()
            .partition(|(.., foreign)| *foreign == Foreign::Own);
        for (name, ask, foreign) in others {
            let answer = world.ask(ask.key(&stranger)).await?;
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
        ] {
            let path = format!("/api/v1/{list}?program={}", named.program);
            let answer = world.ask(Ask::new("GET", path).key(&stranger)).await?;
            assert_eq!(answer.status, 404, "{list}: {}", answer.body);
        }
        for (name, ask, _) in own {
            let answer = world.ask(ask.key(&stranger)).await?;
            assert!(
                (200..300).contains(&answer.status),
                "{name}: {}",
                answer.body
            );
            assert!(
                !answer.body.contains(&named.key),
                "{name} tells of our keys"
            );
        }
        let refund = event(
            "e-8",
            "order.refunded",
            8,
            json!({"order": "O-1", "amount": "1000.00"}),
        );
        let ask = Ask::new("POST", "/api/v1/events")
            .key(&stranger)
            .json(&refund);
        world.ask(ask).await?.expect(200)?;
        assert_eq!(snapshot(&world).await?, before);
        Ok(())
    }
);

/// Everything that the first organization has.
async fn snapshot(world: &World) -> Result<Vec<Vec<Value>>> {
    let mut all = Vec::new();
    for list in [
        "programs",
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
    ] {
        all.push(world.items(&format!("/api/v1/{list}")).await?);
    }
    all.push(world.items("/api/v1/ledger/transfers").await?);
    all.push(world.items("/api/v1/ledger/accounts").await?);
    Ok(all)
}

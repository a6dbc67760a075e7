//! The OpenAPI document: committed, complete, and served with its page.

use std::{collections::BTreeSet, fs, path::Path};

use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World};

store_test!(
    the_document_that_is_served_is_the_one_that_is_committed,
    |store| async {
        let world = World::on(&store).await?;
        let served = world.ask(Ask::new("GET", "/api/v1/openapi.json")).await?;
        assert_eq!(
            (served.status, served.header("content-type")),
            (200, "application/json")
        );
        let path = Path::new("../../openapi/goodword.json");
        let committed = fs::read_to_string(path)?;
        if served.body != committed {
            let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("goodword.json");
            fs::write(&new, &served.body)?;
            panic!(
                "openapi/goodword.json is old: make generate, or take {}",
                new.display()
            );
        }
        Ok(())
    }
);

fn document() -> Value {
    serde_json::to_value(goodword_api::openapi()).unwrap()
}

/// Every operation with its path and method.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let named = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation))
    });
    named.collect()
}

#[test]
fn every_operation_is_told_in_full() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let tags: Vec<&Value> = document["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["name"])
        .collect();
    let mut names = BTreeSet::new();
    for (place, operation) in operations(&document) {
        assert!(
            names.insert(operation["operationId"].as_str().unwrap()),
            "{place}"
        );
        assert!(
            operation["summary"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{place}"
        );
        assert!(
            tags.contains(&&operation["tags"][0]),
            "{place}: {}",
            operation["tags"]
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(
                parameter["description"].is_string(),
                "{place}: {}",
                parameter["name"]
            );
        }
        let responses = operation["responses"].as_object().unwrap();
        for status in ["401", "403", "429", "500", "503"] {
            // Who need not be known is not told that they are unknown.
            let public = status == "401" && operation["security"] == json!([{}]);
            assert!(
                public || responses.contains_key(status),
                "{place}: {status}"
            );
        }
        for (status, response) in responses
            .iter()
            .filter(|(status, _)| status.starts_with(['4', '5']))
        {
            let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{place}: {status}");
        }
        assert!(
            responses.keys().any(|status| status.starts_with('2')),
            "{place}"
        );
    }
}

/// A reference to nothing would break the console's client.
#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(name) = fields.get("$ref").and_then(Value::as_str) {
                    let name = name.strip_prefix("#/components/schemas/").unwrap();
                    assert!(schemas.contains_key(name), "{name}");
                }
                waiting.extend(fields.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
}

store_test!(the_page_brings_everything_itself, |store| async {
    let world = World::on(&store).await?;
    let moved = world.ask(Ask::new("GET", "/api/v1/docs")).await?;
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, "/api/v1/docs/")
    );
    let page = world.ask(Ask::new("GET", "/api/v1/docs/")).await?;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").starts_with("text/html"));
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self';",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(
        !page.body.contains("<script>"),
        "a script in the page would be stopped: {}",
        page.body
    );
    let mut files = 0;
    for attribute in ["src=\"", "href=\""] {
        for part in page.body.split(attribute).skip(1) {
            let file = part.split('"').next().unwrap();
            assert!(!file.contains("//"), "{file} comes from elsewhere");
            let path = format!("/api/v1/docs/{}", file.trim_start_matches("./"));
            let answer = world.ask(Ask::new("GET", &path)).await;
            // A picture is no text, but then it was found.
            if let Ok(answer) = answer {
                assert_eq!(answer.status, 200, "{path}");
            }
            files += 1;
        }
    }
    assert!(files >= 4, "{}", page.body);
    let start = world
        .ask(Ask::new("GET", "/api/v1/docs/swagger-initializer.js"))
        .await?;
    assert!(
        start.body.contains("/api/v1/openapi.json"),
        "{}",
        start.body
    );
    let missing = world
        .ask(Ask::new("GET", "/api/v1/docs/no-such.js"))
        .await?;
    assert_eq!(missing.expect(404)?["code"], "route_unknown");
    Ok(())
});

/// The words that the document lists are the words that are answered.
#[test]
fn closed_lists_are_told_in_full() {
    use goodword_app::{
        Language, MessageState, ReferralState, RewardState, Scope, event::EventOutcome,
    };
    let document = document();
    let told = |name: &str| -> Vec<String> {
        let words = document["components"]["schemas"][name]["enum"].as_array();
        let words = words.unwrap_or_else(|| panic!("{name} is not in the document"));
        words
            .iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let referral: Vec<&str> = ReferralState::ALL
        .iter()
        .map(|state| state.name())
        .collect();
    assert_eq!(told("ReferralState"), referral);
    let reward: Vec<&str> = RewardState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(told("RewardState"), reward);
    let messages: Vec<&str> = MessageState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(told("MessageState"), messages);
    let languages: Vec<&str> = Language::ALL
        .iter()
        .map(|language| language.tag())
        .collect();
    assert_eq!(told("Language"), languages);
    assert_eq!(told("DecisionKind"), ["reward", "lapse", "refusal"]);
    let scopes: Vec<&str> = Scope::NAMES.iter().map(|(name, _)| *name).collect();
    assert_eq!(told("Scope"), scopes);
    use goodword_app::program::ProgramState::{Ended, Live, Paused, Scheduled};
    let programs = [Scheduled, Live, Paused, Ended].map(|state| state.name());
    assert_eq!(told("ProgramState"), programs);
    use goodword_app::staff::{Role, StaffState};
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    assert_eq!(told("Role"), roles);
    let states: Vec<&str> = StaffState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(told("StaffState"), states);
    assert_eq!(told("Language"), ["en", "zh-Hans", "zh-Hant", "fa"]);
    use goodword_app::link::Purpose::{FirstAdministrator, Invitation, Password, SignIn};
    let purposes = [FirstAdministrator, Invitation, SignIn, Password].map(|one| one.name());
    assert_eq!(told("LinkPurpose"), purposes);
    use EventOutcome::{Applied, Conflict, Duplicate, Refused, WithoutEffect};
    let outcomes = [Applied, Duplicate, Conflict, WithoutEffect, Refused];
    assert_eq!(told("EventOutcome"), outcomes.map(EventOutcome::code));
}

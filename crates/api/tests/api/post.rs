//! What leaves the house: letters, templates, webhooks, and what could not leave.

use anyhow::Result;
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::json;

use crate::world::{Ask, World, redacted};

macro_rules! shape {
    ($name:literal, $answer:expr) => {
        insta::assert_json_snapshot!($name, redacted($answer))
    };
}

store_test!(webhooks_look_like_this, |store| async {
    let world = World::on(&store).await?;
    let body = json!({"url": "https://shop.example/hook", "topics": ["reward.*", "*"]});
    let made = world.post("/api/v1/webhooks", &body).await?.expect(201)?;
    let path = format!("/api/v1/webhooks/{}", made["id"].as_str().unwrap());
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    shape!("webhook_created", made);
    let change = json!({"topics": ["referral.*"], "disabled": true});
    let patch = Ask::new("PATCH", &path).key(&world.key);
    let changed = world.ask(patch.clone().json(&change)).await?.expect(200)?;
    assert_eq!(world.get(&path).await?.expect(200)?, changed);
    shape!("webhook_disabled", changed);
    let tested = world.post(&format!("{path}/test"), &json!(null)).await?;
    shape!("webhook_test_disabled", tested.expect(409)?);
    let enabled = world.ask(patch.json(&json!({"disabled": false}))).await?;
    assert_eq!(enabled.expect(200)?["disabled_at"], json!(null));
    let tested = world.post(&format!("{path}/test"), &json!(null)).await?;
    shape!("webhook_test", tested.expect(202)?);
    shape!(
        "webhooks",
        world.get("/api/v1/webhooks").await?.expect(200)?
    );
    let faulty = json!({"url": "shop.example", "topics": [7, "Reward"], "secret": "x"});
    let refused = world.post("/api/v1/webhooks", &faulty).await?.expect(422)?;
    shape!("webhook_malformed", refused);
    let faulty = json!({"url": "https://a:b@shop.example/", "topics": ["Reward", "a b"]});
    let refused = world.post("/api/v1/webhooks", &faulty).await?.expect(422)?;
    shape!("webhook_impossible", refused);
    let removed = world.ask(Ask::new("DELETE", &path).key(&world.key)).await?;
    assert_eq!((removed.status, removed.body.as_str()), (204, ""));
    shape!("webhook_gone", world.get(&path).await?.expect(404)?);
    Ok(())
});

store_test!(letters_look_like_this, |store| async {
    let world = World::on(&store).await?;
    shape!("mail", world.get("/api/v1/mail").await?.expect(200)?);
    let body = json!({"to": "ada@shop.example"});
    let letter = world.post("/api/v1/mail/test", &body).await?.expect(200)?;
    let path = format!("/api/v1/messages/{}", letter["id"].as_str().unwrap());
    let whole = world.get(&path).await?.expect(200)?;
    assert_eq!(whole["to"], "ada@shop.example");
    shape!("message", whole);
    let reader = world.key(&[Scope::Read]).await?;
    let seen = world
        .ask(Ask::new("GET", &path).key(&reader))
        .await?
        .expect(200)?;
    assert_eq!(seen["to"], "a…e");
    let refused = world.post(&format!("{path}/send"), &json!(null)).await?;
    shape!("message_without_server", refused.expect(409)?);
    let kept = world
        .get("/api/v1/messages?state=kept")
        .await?
        .expect(200)?;
    shape!("messages", kept);
    assert!(world.items("/api/v1/messages?state=sent").await?.is_empty());
    assert!(
        world
            .items("/api/v1/messages?customer=C-1")
            .await?
            .is_empty()
    );
    assert_eq!(world.get("/api/v1/mail").await?.expect(200)?["kept"], 1);
    let wrong = world
        .get("/api/v1/messages?state=lost")
        .await?
        .expect(422)?;
    shape!("messages_malformed", wrong);
    for evil in [
        "ada",
        "ada@shop.example\r\nBcc: eve@evil.example",
        "a@b",
        "<a@b.example>",
    ] {
        let refused = world
            .post("/api/v1/mail/test", &json!({"to": evil}))
            .await?;
        assert_eq!(refused.status, 422, "{evil}: {}", refused.body);
    }
    Ok(())
});

store_test!(templates_look_like_this, |store| async {
    let world = World::on(&store).await?;
    shape!(
        "templates",
        world.get("/api/v1/templates").await?.expect(200)?
    );
    let path = "/api/v1/templates/reward-earned/zh-Hans";
    let shipped = world.get(path).await?.expect(200)?;
    shape!("template", shipped.clone());
    let put = |body| Ask::new("PUT", path).key(&world.key).json(&body);
    let body = "谢谢 {{ advocate }}！\r\n\r\n{{ link }}";
    let own = json!({"subject": "{{ reward }}", "body": body});
    let edited = world.ask(put(own.clone())).await?.expect(200)?;
    assert_eq!(world.get(path).await?.expect(200)?, edited);
    shape!("template_edited", edited);
    let preview = world
        .post(&format!("{path}/preview"), &own)
        .await?
        .expect(200)?;
    shape!("template_preview", preview);
    let faulty = json!({"subject": "a\nb", "body": "a\n{{ nobody }} {% include 'x' %}"});
    shape!(
        "template_malformed",
        world.ask(put(faulty.clone())).await?.expect(422)?
    );
    let preview = world.post(&format!("{path}/preview"), &faulty).await?;
    assert_eq!(preview.status, 422);
    let unknown = json!({"subject": "a", "body": "a\n\n{{ nobody }}"});
    shape!(
        "template_unknown_name",
        world.ask(put(unknown)).await?.expect(422)?
    );
    let items = world.items("/api/v1/templates").await?;
    let languages = items
        .iter()
        .find(|item| item["name"] == "reward-earned")
        .unwrap();
    assert_eq!(
        languages["languages"][1],
        json!({"language": "zh-Hans", "edited": true})
    );
    let reset = world.ask(Ask::new("DELETE", path).key(&world.key)).await?;
    assert_eq!(reset.expect(200)?, shipped);
    for missing in ["no-such/en", "reward-earned/de"] {
        let path = format!("/api/v1/templates/{missing}");
        assert_eq!(world.get(&path).await?.status, 404, "{missing}");
    }
    Ok(())
});

#[test]
fn nothing_else_is_told_of_a_template_than_its_own_words() -> Result<()> {
    use goodword_app::template::Kind;
    for kind in Kind::ALL {
        assert_eq!(Kind::of_name(kind.name()), Some(*kind));
        let names: Vec<&str> = kind
            .variables()
            .iter()
            .map(|variable| variable.name)
            .collect();
        assert_eq!(names[0], "organization", "{}", kind.name());
    }
    Ok(())
}

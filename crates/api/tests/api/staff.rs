//! The people who work there, as the API tells of them.

use anyhow::Result;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, PASSWORD, World, redacted, token_of};

macro_rules! shape {
    ($name:literal, $answer:expr) => {
        insta::assert_json_snapshot!($name, redacted($answer))
    };
}

async fn redeem(world: &World, link: &Value, password: &str) -> Result<u16> {
    let sent = json!({"token": token_of(link), "password": password});
    let ask = Ask::new("POST", "/api/v1/session/link").json(&sent);
    Ok(world.ask(ask).await?.status)
}

store_test!(the_staff_looks_like_this, |store| async {
    let world = World::on(&store).await?;
    let new = json!({"name": "李雷", "email": " Li@Example.com", "role": "retail_manager",
        "language": "zh-Hans"});
    let invited = world.post("/api/v1/staff", &new).await?.expect(201)?;
    shape!("invited", invited.clone());
    let taken = world.post("/api/v1/staff", &new).await?.expect(409)?;
    shape!("email_taken", taken);
    let wrong = json!({"name": " ", "email": "li", "role": "owner", "language": "de", "x": 1});
    let wrong = world.post("/api/v1/staff", &wrong).await?.expect(422)?;
    shape!("invitation_malformed", wrong);
    let look = json!({"token": token_of(&invited["link"])});
    let look = Ask::new("POST", "/api/v1/session/link/look").json(&look);
    shape!("link", world.ask(look.clone()).await?.expect(200)?);
    assert_eq!(redeem(&world, &invited["link"], "short").await?, 422);
    assert_eq!(redeem(&world, &invited["link"], PASSWORD).await?, 200);
    shape!("link_spent", world.ask(look).await?.expect(404)?);
    shape!("staff", world.get("/api/v1/staff").await?.expect(200)?);
    let id = invited["staff"]["id"].as_str().unwrap();
    let path = format!("/api/v1/staff/{id}");
    let link = world.post(&format!("{path}/link"), &json!(null)).await?;
    shape!("staff_link", link.expect(201)?);
    let change = Ask::new("PATCH", &path).key(&world.key);
    let change = change.json(&json!({"role": "marketer", "disabled": true}));
    shape!("staff_disabled", world.ask(change).await?.expect(200)?);
    let link = world.post(&format!("{path}/link"), &json!(null)).await?;
    shape!("staff_link_refused", link.expect(409)?);
    Ok(())
});

store_test!(the_staff_comes_as_csv_too, |store| async {
    let world = World::on(&store).await?;
    world.person("li@example.com", "marketer").await?;
    let answer = world.get("/api/v1/staff?format=csv").await?;
    let mut lines = answer.body.lines();
    let head = "id,name,email,role,language,state,created_at,last_signed_in_at";
    assert_eq!(lines.next(), Some(head));
    let line = lines.next().unwrap();
    assert!(
        line.contains(",Li Lei,li@example.com,marketer,,active,"),
        "{line}"
    );
    Ok(())
});

store_test!(one_administrator_is_left, |store| async {
    let world = World::on(&store).await?;
    let person = world.person("li@example.com", "administrator").await?;
    let path = format!("/api/v1/staff/{}", person.id);
    let leave = Ask::new("PATCH", path).json(&json!({"disabled": true}));
    let refused = world.ask(leave.person(&person)).await?.expect(409)?;
    shape!("last_administrator", refused);
    Ok(())
});

store_test!(the_organization_looks_like_this, |store| async {
    let world = World::on(&store).await?;
    shape!(
        "organization",
        world.get("/api/v1/organization").await?.expect(200)?
    );
    let put = |body: &Value| {
        Ask::new("PUT", "/api/v1/organization")
            .key(&world.key)
            .json(body)
    };
    let settings = json!({"name": "玉兰商行", "language": "zh-Hans",
        "time_zone": "Asia/Shanghai", "currency": "CNY"});
    let set = world.ask(put(&settings)).await?.expect(200)?;
    shape!("organization_set", set.clone());
    assert_eq!(world.get("/api/v1/organization").await?.expect(200)?, set);
    let wrong = json!({"name": "", "language": "de", "time_zone": "Mars", "currency": "yuan"});
    let missing = world.ask(put(&wrong)).await?.expect(422)?;
    assert_eq!(missing["errors"][0]["field"], "name");
    let wrong = json!({"name": "x", "language": "de", "time_zone": "Mars", "currency": "yuan"});
    shape!(
        "organization_malformed",
        world.ask(put(&wrong)).await?.expect(422)?
    );
    Ok(())
});

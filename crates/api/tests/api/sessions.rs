//! People sign in, and out.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use anyhow::Result;
use goodword_api::ApiOptions;
use goodword_app::staff;
use goodword_domain::moment::Moment;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Answer, Ask, NOW, PASSWORD, World, moment, redacted, signed_in, token_of};

macro_rules! shape {
    ($name:literal, $answer:expr) => {
        insta::assert_json_snapshot!($name, redacted($answer))
    };
}

async fn sign_in(world: &World, email: &str, password: &str) -> Result<Answer> {
    let body = json!({"email": email, "password": password});
    let ask = Ask::new("POST", "/api/v1/session").json(&body);
    world.ask(ask).await
}

store_test!(the_first_administrator_comes_in, |store| async {
    let world = World::on(&store).await?;
    let organization = world.test.admin.organization;
    let link = staff::offer_first_administrator(&world.test.app, organization).await?;
    let token = link.unwrap().token;
    let look = Ask::new("POST", "/api/v1/session/link/look").json(&json!({"token": token}));
    shape!("first_link", world.ask(look).await?.expect(200)?);
    let redeem = |body: &Value| Ask::new("POST", "/api/v1/session/link").json(body);
    let missing = world.ask(redeem(&json!({"token": token}))).await?;
    shape!("first_malformed", missing.expect(422)?);
    let sent = json!({"token": token, "name": "مریم", "email": "maryam@example.com",
        "password": PASSWORD, "language": "fa"});
    let answer = world.ask(redeem(&sent)).await?;
    let person = signed_in(answer)?;
    let ask = Ask::new("GET", "/api/v1/session").cookie(&person.token);
    shape!("session", world.ask(ask).await?.expect(200)?);
    let again = world.ask(redeem(&sent)).await?.expect(404)?;
    assert_eq!(again["code"], "link_spent");
    Ok(())
});

store_test!(nothing_tells_what_was_wrong, |store| async {
    let world = World::on(&store).await?;
    world.person("li@example.com", "marketer").await?;
    let wrong = sign_in(&world, "li@example.com", "a quiet red teapot").await?;
    let nobody = sign_in(&world, "nobody@example.com", PASSWORD).await?;
    let (wrong, nobody) = (redacted(wrong.expect(401)?), redacted(nobody.expect(401)?));
    assert_eq!(wrong, nobody);
    shape!("sign_in_failed", wrong);
    Ok(())
});

store_test!(who_is_wrong_too_often_has_to_wait, |store| async {
    let world = World::on(&store).await?;
    world.person("li@example.com", "marketer").await?;
    world.person("wang@example.com", "marketer").await?;
    for _ in 0..10 {
        let wrong = sign_in(&world, "li@example.com", "a quiet red teapot").await?;
        assert_eq!(wrong.status, 401);
    }
    let waits = sign_in(&world, "Li@example.com", PASSWORD).await?;
    assert_eq!(waits.header("retry-after"), "901");
    assert_eq!(waits.expect(429)?["code"], "too_many_requests");
    assert_eq!(
        sign_in(&world, "wang@example.com", PASSWORD).await?.status,
        200
    );
    let quarter = 15 * 60 * 1_000_000;
    world
        .test
        .clock
        .set(Moment::from_micros(moment(NOW).micros() + quarter));
    assert_eq!(
        sign_in(&world, "li@example.com", PASSWORD).await?.status,
        200
    );
    Ok(())
});

store_test!(the_cookie_stays_with_this_host, |store| async {
    let world = World::on(&store).await?;
    world.person("li@example.com", "marketer").await?;
    let plain = sign_in(&world, "li@example.com", PASSWORD).await?;
    let cookie = plain.header("set-cookie");
    let rest = cookie.split_once(';').unwrap().1;
    assert!(cookie.starts_with("goodword_session="), "{cookie}");
    assert_eq!(rest, " Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
    let options = ApiOptions {
        public_url: "https://refer.example.com".to_owned(),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let secure = sign_in(&world, "li@example.com", PASSWORD).await?;
    let cookie = secure.header("set-cookie").to_owned();
    let (pair, rest) = cookie.split_once(';').unwrap();
    assert_eq!(
        rest,
        " Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure"
    );
    let token = pair.strip_prefix("__Host-goodword_session=").unwrap();
    let read = || Ask::new("GET", "/api/v1/session");
    assert_eq!(world.ask(read().header("cookie", pair)).await?.status, 200);
    // Without the prefix, any host nearby could have set it.
    assert_eq!(world.ask(read().cookie(token)).await?.status, 401);
    Ok(())
});

store_test!(signing_in_changes_the_token, |store| async {
    let world = World::on(&store).await?;
    let before = world.person("li@example.com", "marketer").await?;
    let body = json!({"email": "li@example.com", "password": PASSWORD});
    let ask = Ask::new("POST", "/api/v1/session").cookie(&before.token);
    let after = signed_in(world.ask(ask.json(&body)).await?)?;
    assert!(after.token != before.token && after.csrf != before.csrf);
    let read = |token: &str| Ask::new("GET", "/api/v1/session").cookie(token);
    assert_eq!(world.ask(read(&before.token)).await?.status, 401);
    let out = Ask::new("DELETE", "/api/v1/session").person(&after);
    let out = world.ask(out).await?;
    assert_eq!(out.status, 204);
    assert!(
        out.header("set-cookie")
            .starts_with("goodword_session=; Path=/; Max-Age=0;")
    );
    assert_eq!(world.ask(read(&after.token)).await?.status, 401);
    Ok(())
});

store_test!(passwords_are_changed_with_the_present_one, |store| async {
    let world = World::on(&store).await?;
    let person = world.person("li@example.com", "marketer").await?;
    let put = |current: &str, new: &str| {
        let body = json!({"current": current, "new": new});
        let ask = Ask::new("PUT", "/api/v1/session/password");
        ask.person(&person).json(&body)
    };
    let new = "another quiet teapot";
    let wrong = world
        .ask(put("a quiet red teapot", new))
        .await?
        .expect(422)?;
    shape!("password_wrong", wrong);
    let common = world.ask(put(PASSWORD, "1234567890")).await?.expect(422)?;
    shape!("password_common", common);
    assert_eq!(world.ask(put(PASSWORD, new)).await?.status, 204);
    for _ in 0..10 {
        assert_eq!(world.ask(put(PASSWORD, new)).await?.status, 422);
    }
    assert_eq!(world.ask(put(new, PASSWORD)).await?.status, 429);
    Ok(())
});

store_test!(people_act_for_one_of_their_organizations, |store| async {
    let world = World::on(&store).await?;
    let person = world.person("li@example.com", "administrator").await?;
    let stranger = world.stranger(&store).await?;
    let new = json!({"name": "Li", "email": "li@example.com", "role": "salesperson"});
    let ask = Ask::new("POST", "/api/v1/staff").key(&stranger).json(&new);
    let invited = world.ask(ask).await?.expect(201)?;
    let token = token_of(&invited["link"]);
    let look = Ask::new("POST", "/api/v1/session/link/look").json(&json!({"token": token}));
    assert_eq!(world.ask(look).await?.expect(200)?["has_password"], true);
    let redeem = |password: &str| {
        let body = json!({"token": token, "password": password});
        Ask::new("POST", "/api/v1/session/link").json(&body)
    };
    assert_eq!(world.ask(redeem("a quiet red teapot")).await?.status, 401);
    let there = world.ask(redeem(PASSWORD)).await?.expect(200)?;
    assert_eq!(there["organizations"].as_array().unwrap().len(), 2);
    let switch = json!({"organization": there["organization"]["id"]});
    let ask = Ask::new("PUT", "/api/v1/session/organization").person(&person);
    let switched = world.ask(ask.json(&switch)).await?.expect(200)?;
    assert_eq!(switched["organization"], there["organization"]);
    assert_eq!(switched["scopes"], json!(["read", "record"]));
    let keys = Ask::new("GET", "/api/v1/keys").person(&person);
    assert_eq!(world.ask(keys).await?.status, 403);
    let ask = Ask::new("PUT", "/api/v1/session/organization").person(&person);
    let nonsense = world
        .ask(ask.json(&json!({"organization": "stf_1"})))
        .await?;
    assert_eq!(nonsense.expect(422)?["errors"][0]["field"], "organization");
    Ok(())
});

/// What is written to the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

store_test!(no_secret_is_in_the_log_or_in_an_answer, |store| async {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let heard = tracing_subscriber::util::SubscriberInitExt::set_default(subscriber);
    let world = World::on(&store).await?;
    let person = world.person("li@example.com", "administrator").await?;
    let new = "another quiet teapot";
    let body = json!({"current": PASSWORD, "new": new});
    let change = Ask::new("PUT", "/api/v1/session/password").person(&person);
    let session = Ask::new("GET", "/api/v1/session").person(&person);
    let staff = Ask::new("GET", "/api/v1/staff").person(&person);
    let broken = Ask::new("POST", "/api/v1/session");
    let broken = broken.json(&json!({"email": "li@example.com", "password": [PASSWORD]}));
    let mut answers = vec![
        world.ask(change.json(&body)).await?,
        world.ask(session).await?,
        world.ask(staff).await?,
        world.ask(broken).await?,
        sign_in(&world, "li@example.com", PASSWORD).await?,
    ];
    let mut signed = sign_in(&world, "li@example.com", new).await?;
    let token = signed_in(signed.clone())?.token;
    signed.headers.clear();
    answers.push(signed);
    let path = format!("/api/v1/staff/{}/link", person.id);
    let link = world.ask(Ask::new("POST", path).person(&person)).await?;
    let link = token_of(&link.expect(201)?["link"]);
    drop(heard);
    let log = String::from_utf8(log.0.lock().unwrap().clone())?;
    assert!(log.contains("/api/v1/session"), "nothing was heard: {log}");
    for secret in [
        PASSWORD,
        new,
        &token,
        &person.token,
        &link,
        "$argon2",
        &world.key,
    ] {
        assert!(!log.contains(secret), "the log tells {secret}");
        for answer in &answers {
            let told = format!("{} {:?}", answer.body, answer.headers);
            assert!(!told.contains(secret), "{secret} is told: {told}");
        }
    }
    assert!(!log.contains("li@example.com"), "the log names somebody");
    assert!(
        !log.contains(&person.csrf),
        "the log tells a session's token"
    );
    Ok(())
});

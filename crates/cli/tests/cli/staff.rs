//! How the first person gets in, and one who is locked out.

use crate::installation::on_both;

on_both!(
    the_first_administrator_is_let_in_once,
    a_demonstration_is_looked_at_with_a_link,
);

mod body {
    use anyhow::{Context, Result};
    use serde_json::{Value, json};

    use crate::{
        http::Client,
        installation::Installation,
        process::{Server, run},
    };

    const PASSWORD: &str = "a quiet blue teapot";

    /// The token of the one-time link that a server has told.
    fn told(server: &Server) -> Option<String> {
        let said = server.said().join("\n");
        let place = format!("http://{}/console/welcome#", server.address);
        let mut words = said.split_whitespace();
        words
            .find_map(|word| word.strip_prefix(&place))
            .map(str::to_owned)
    }

    fn ask(server: &Server, path: &str, body: &Value) -> Result<(u16, Value)> {
        let client = Client {
            address: server.address.clone(),
            key: String::new(),
        };
        let (status, body) = client.ask("POST", path, &body.to_string())?;
        Ok((status, serde_json::from_str(&body)?))
    }

    fn redeem(server: &Server, body: &Value) -> Result<(u16, Value)> {
        ask(server, "/api/v1/session/link", body)
    }

    pub(super) fn the_first_administrator_is_let_in_once(place: &Installation) -> Result<()> {
        let server = place.serve()?;
        let old = told(&server).context("no link was told")?;
        assert!(server.stop()?.success());
        let server = place.serve()?;
        let token = told(&server).context("no link was told the second time")?;
        let me = |token: &str| {
            json!({"token": token, "name": "Li Lei", "email": "li@example.com",
                "password": PASSWORD})
        };
        assert_eq!(redeem(&server, &me(&old))?.0, 404, "the older one works");
        let (status, session) = redeem(&server, &me(&token))?;
        assert_eq!(status, 200, "{session}");
        assert_eq!(session["staff"]["role"], "administrator");
        assert!(server.stop()?.success());
        let server = place.serve()?;
        assert_eq!(told(&server), None, "somebody is there already");

        let flags = place.flags();
        let list = run(&[&["staff", "list"], &flags[..]].concat())?;
        let line = "My shop\tadministrator\tactive\tli@example.com\tLi Lei\n";
        assert_eq!((list.code, list.out.as_str()), (0, line));
        let url = ["--public-url", "https://refer.example.com"];
        let link = |email| run(&[&["staff", "link", "--email", email], &url[..], &flags].concat());
        let nobody = link("nobody@example.com")?;
        assert_eq!((nobody.code, nobody.out.as_str()), (2, ""));
        let found = link("Li@example.com")?;
        assert_eq!(found.code, 0, "{found:?}");
        let token = found
            .out
            .trim()
            .strip_prefix("https://refer.example.com/console/welcome#")
            .with_context(|| format!("no link: {}", found.out))?;
        let new = "another quiet teapot";
        let (status, session) = redeem(&server, &json!({"token": token, "password": new}))?;
        assert_eq!(status, 200, "{session}");
        let sign_in = json!({"email": "li@example.com", "password": new});
        assert_eq!(ask(&server, "/api/v1/session", &sign_in)?.0, 200);
        assert!(server.stop()?.success());
        Ok(())
    }

    pub(super) fn a_demonstration_is_looked_at_with_a_link(place: &Installation) -> Result<()> {
        let words = [&["--demo"], &place.flags()[..]].concat();
        for _ in 0..2 {
            let server = Server::start(&words)?;
            let token = told(&server).context("no link was told")?;
            let (status, session) = redeem(&server, &json!({"token": token}))?;
            assert_eq!(status, 200, "{session}");
            assert_eq!(session["organization"]["is_demo"], true);
            assert_eq!(redeem(&server, &json!({"token": token}))?.0, 404);
            assert!(server.stop()?.success());
        }
        Ok(())
    }
}

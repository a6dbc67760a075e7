//! What whoever starts the server wants to know: where it is, and how to get in.

use goodword_app::{App, link::NewLink};
use goodword_config::{Config, Format, Place};
use goodword_store::Organization;

use crate::{demo::Filled, print};

/// How people get in.
pub(super) enum Welcome {
    /// Somebody is on the staff, and knows how.
    Known,
    /// Nobody is there yet: the first administrator comes with this link.
    First(NewLink),
    /// Whoever looks at the demonstration comes with this one.
    Demo(NewLink),
}

/// What there is to tell of.
pub(super) struct Seen<'s> {
    pub(super) organization: &'s Organization,
    pub(super) url: &'s str,
    pub(super) demo: Option<&'s Filled>,
    pub(super) welcome: Welcome,
}

/// Says where to look and how to get in.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn greet(config: &Config, app: &App, seen: Seen<'_>) -> anyhow::Result<()> {
    let Seen {
        organization,
        url,
        demo,
        welcome,
    } = seen;
    tracing::info!(url, "serving");
    let mut lines = vec![
        format!("Goodword serves {} at {url}", organization.name),
        format!("  API and its documentation  {url}/api/v1/docs/"),
    ];
    match &welcome {
        Welcome::Known => {}
        Welcome::First(link) => {
            let address = link.address(url);
            lines.push(format!("  First administrator         {address}"));
            lines.push("                              (works once, for 24 hours)".to_owned());
        }
        Welcome::Demo(link) => {
            let address = link.address(url);
            lines.push(format!("  Look around                 {address}"));
            lines.push("                              (works once, for 24 hours)".to_owned());
        }
    }
    let secret = demo.and_then(|demo| demo.secret.as_deref());
    for shown in demo.iter().flat_map(|demo| &demo.businesses) {
        lines.push(format!(
            "  An advocate's link          {url}/r/{}  {}",
            shown.code, shown.name
        ));
    }
    if let Some(secret) = secret {
        lines.push(format!(
            "  Administrator key           {secret} (shown this once)"
        ));
        lines.push(format!(
            "  Try: curl -H 'Authorization: Bearer {secret}' {url}/api/v1/programs"
        ));
    } else {
        let keys = app
            .store()
            .reader()
            .api_keys()
            .list(organization.id)
            .await?;
        let which = if keys.is_empty() {
            "No key yet; make one with "
        } else {
            "Another key"
        };
        let place = match config.database.place() {
            Place::Directory(directory) => format!("--data {}", directory.display()),
            // The URL may carry a password.
            Place::Postgres(_) => "--database URL".to_owned(),
        };
        lines.push(format!(
            "  {which:<27} goodword key create --name NAME {place}"
        ));
    }
    // Machines that read the log want its lines only; a secret is told all the
    // same, since nobody could ever see it again.
    let has_link = !matches!(welcome, Welcome::Known);
    if config.log.format == Format::Text || secret.is_some() || has_link {
        print::talk(&lines.join("\n"));
    }
    Ok(())
}

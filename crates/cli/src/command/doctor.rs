//! `goodword doctor`: proves that the books are sound. Exit 0 when they are, 1
//! when something was found.

use clap::Args;
use goodword_app::doctor::{Diagnosis, examine};

use crate::{
    failure::{Failure, Outcome},
    installation, print,
    settings::{self, Flags},
};

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Print the diagnosis as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: Flags,
}

pub(crate) fn run(doctor: &Doctor) -> Outcome {
    let config = doctor.flags.settings()?;
    settings::log(&config);
    let diagnosis = installation::run(async {
        let store = installation::open(&config).await?;
        let app = installation::application(store.clone(), &config);
        let diagnosis = examine(&app).await?;
        app.drain().await;
        store.close().await?;
        Ok::<_, Failure>(diagnosis)
    })?;
    let text = if doctor.json {
        serde_json::to_string_pretty(&diagnosis)? + "\n"
    } else {
        table(&diagnosis)
    };
    print::data(&text)?;
    if diagnosis.sound {
        Ok(())
    } else {
        Err(Failure::Found)
    }
}

fn table(diagnosis: &Diagnosis) -> String {
    let mut text = format!("{} organization(s)\n", diagnosis.organizations);
    for check in &diagnosis.checks {
        let (verdict, looked_at) = (
            if check.found == 0 { "ok" } else { "FAULT" },
            check.looked_at,
        );
        text.push_str(&format!(
            "{verdict:<6} {:<18} {} ({looked_at} looked at)\n",
            check.name, check.proves
        ));
        for fault in &check.faults {
            text.push_str(&format!("         {fault}\n"));
        }
        let listed = u64::try_from(check.faults.len()).unwrap_or(u64::MAX);
        if check.found > listed {
            text.push_str(&format!("         and {} more\n", check.found - listed));
        }
    }
    if diagnosis.parked_messages > 0 {
        let parked = diagnosis.parked_messages;
        text.push_str(&format!(
            "note   {parked} message(s) were given up on and wait for a person\n"
        ));
    }
    if let Some(seconds) = diagnosis.oldest_due_message_seconds {
        text.push_str(&format!(
            "note   the oldest open message is due since {seconds} s\n"
        ));
    }
    text
}

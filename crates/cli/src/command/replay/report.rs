//! The summary for people: what `goodword replay` prints when nobody asks for
//! JSON.

use std::collections::BTreeMap;

use goodword_domain::{moment::Moment, reason::Reason, summary::Summary};

/// The summary as a table.
pub(super) fn table(summary: &Summary, until: Moment) -> String {
    let events = &summary.events;
    let referrals = &summary.referrals;
    let mut text = format!(
        "Program {}, up to {}\n",
        summary.program,
        until.to_rfc3339()
    );
    section(
        &mut text,
        "Events",
        &counts(&[
            ("read", events.read),
            ("applied", events.applied),
            ("refused", events.refused),
            ("without effect", events.without_effect),
            ("duplicate", events.duplicate),
            ("conflict", events.conflict),
        ]),
    );
    section(
        &mut text,
        "Referrals",
        &counts(&[
            ("introduced", referrals.introduced),
            ("qualified", referrals.qualified),
            ("converted", referrals.converted),
            ("refused", referrals.refused),
            ("voided", referrals.voided),
        ]),
    );
    let balances = summary.balances.iter().flat_map(|(who, units)| {
        units.iter().map(move |(unit, balance)| {
            let (available, pending) = (balance.available.clone(), balance.pending.clone());
            vec![who.clone(), unit.clone(), available, pending]
        })
    });
    let head = ["beneficiary", "unit", "available", "pending"]
        .map(str::to_owned)
        .to_vec();
    section(&mut text, "Balances", &headed(head, balances.collect()));
    section(
        &mut text,
        "Discounts",
        &amounts("order", &summary.discounts),
    );
    section(&mut text, "Fines", &amounts("staff", &summary.fines));
    section(
        &mut text,
        "Positions",
        &amounts("party", &summary.positions),
    );
    let refusals = summary.refusals.iter().map(|row| {
        let meaning = Reason::of_code(row.reason).map_or("", Reason::meaning);
        vec![
            row.event.clone(),
            row.friend.clone(),
            row.reason.to_owned(),
            meaning.to_owned(),
        ]
    });
    let head = ["event", "friend", "reason", "meaning"]
        .map(str::to_owned)
        .to_vec();
    section(&mut text, "Refusals", &headed(head, refusals.collect()));
    text
}

/// A title and its rows in columns; nothing where there are no rows.
fn section(text: &mut String, title: &str, rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    text.push_str(&format!("\n{title}\n"));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(&format!("  {}\n", line.trim_end()));
    }
}

fn counts(counts: &[(&str, u64)]) -> Vec<Vec<String>> {
    counts
        .iter()
        .map(|(name, count)| vec![(*name).to_owned(), count.to_string()])
        .collect()
}

fn headed(head: Vec<String>, rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    if rows.is_empty() {
        rows
    } else {
        [vec![head], rows].concat()
    }
}

fn amounts(who: &str, table: &BTreeMap<String, BTreeMap<String, String>>) -> Vec<Vec<String>> {
    let rows = table.iter().flat_map(|(name, units)| {
        units
            .iter()
            .map(move |(unit, amount)| vec![name.clone(), unit.clone(), amount.clone()])
    });
    headed(
        [who, "unit", "amount"].map(str::to_owned).to_vec(),
        rows.collect(),
    )
}

//! People by what is remembered of them.

use std::collections::BTreeSet;

use goodword_store::{Customer, Paging, Reader};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    CustomerView,
    words::{looked_for, words_of},
};
use crate::{App, Caller, Error, Scope};

/// Most people that are found at once.
pub const FOUND_MAX: usize = 50;
/// Most words that are looked through.
const WORDS_MAX: u64 = 500;
/// Most characters of what is looked for.
const TEXT_CHARS: usize = 100;

/// The people whose id begins with `text`, and then those who are found by every word of
/// it: beginnings of names, of a telephone number with or without its first digits, of an
/// e-mail address. At most `limit`. Who may not record people finds them by id only: what
/// is masked when it is read is not told by searching either.
///
/// # Errors
/// [`Error::Malformed`] when the text is longer than a name.
pub async fn search(
    app: &App,
    caller: &Caller,
    text: &str,
    limit: usize,
) -> Result<Vec<CustomerView>, Error> {
    caller.may(Scope::Read)?;
    let text = text.trim();
    if text.chars().count() > TEXT_CHARS {
        let reason = format!("is longer than {TEXT_CHARS} characters");
        return Err(Error::field("text", reason));
    }
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let (reader, organization) = (app.store().reader(), caller.organization);
    let paging = Paging::first(u64::try_from(limit).unwrap_or(u64::MAX));
    let customers = reader.customers();
    let mut found = customers.list(organization, text, &paging).await?.rows;
    if caller.may(Scope::Record).is_ok() {
        let ids: BTreeSet<String> = found.iter().map(|row| row.name.clone()).collect();
        let named = by_words(reader, organization, text).await?;
        found.extend(named.into_iter().filter(|row| !ids.contains(&row.name)));
    }
    let found = found.into_iter().take(limit);
    found.map(|row| CustomerView::of(row, caller)).collect()
}

/// Who is found by every word of a text, by id. One word is looked up, and the others are
/// compared: the longest, which is in the fewest names.
async fn by_words(
    reader: Reader<'_>,
    organization: Uuid,
    text: &str,
) -> Result<Vec<Customer>, Error> {
    let wanted = looked_for(text);
    let Some(longest) = wanted.iter().max_by_key(|word| word.chars().count()) else {
        return Ok(Vec::new());
    };
    let customers = reader.customers();
    let names = customers.by_word(organization, longest, WORDS_MAX).await?;
    let names: Vec<String> = BTreeSet::from_iter(names).into_iter().collect();
    let mut found = Vec::new();
    for row in customers.load(organization, &names).await? {
        let attributes: Map<String, Value> = serde_json::from_str(&row.attributes)?;
        let words = words_of(&row.name, &attributes);
        let has = |beginning: &String| words.iter().any(|word| word.starts_with(beginning));
        if wanted.iter().all(has) {
            found.push(row);
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

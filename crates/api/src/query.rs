//! Reading a request's query.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use goodword_app::FieldFault;
use goodword_domain::moment::{Day, Moment};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{id, problem::Problem, router::Api};

/// A query whose fields are texts; one that it does not have is a fault.
pub(crate) struct Params<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Api>> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(Problem::field("", "the query has a NUL character"));
        }
        match Query::from_request_parts(parts, api).await {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => {
                let text = rejection.body_text();
                let reason = text.strip_prefix("Failed to deserialize query string: ");
                let reason = reason.unwrap_or(&text);
                Err(Problem::field(
                    "",
                    format!("the query cannot be read: {reason}"),
                ))
            }
        }
    }
}

/// Reads fields of a query, and keeps every fault on the way.
#[derive(Default)]
pub(crate) struct Reading {
    faults: Vec<FieldFault>,
}

impl Reading {
    /// Notes a fault of a field.
    pub(crate) fn fault(&mut self, field: &str, reason: impl Into<String>) {
        let (field, reason) = (field.to_owned(), reason.into());
        self.faults.push(FieldFault {
            index: None,
            field,
            reason,
        });
    }

    /// The id of a program, where it is given.
    pub(crate) fn program(&mut self, field: &str, text: Option<&str>) -> Option<Uuid> {
        let found = text.map(id::read_program);
        if found == Some(None) {
            self.fault(
                field,
                "is not the id of a program, which begins with 'prg_'",
            );
        }
        found.flatten()
    }

    /// A moment, where it is given.
    pub(crate) fn moment(&mut self, field: &str, text: Option<&str>) -> Option<Moment> {
        let text = text?;
        // A plus that was not written as %2B arrives as a space, and where the
        // offset stands nothing else can be meant.
        let (day, rest) = text.split_at_checked(11).unwrap_or((text, ""));
        match Moment::parse(&format!("{day}{}", rest.replace(' ', "+"))) {
            Ok(moment) => Some(moment),
            Err(reason) => {
                self.fault(field, reason);
                None
            }
        }
    }

    /// A calendar day, where it is given.
    pub(crate) fn day(&mut self, field: &str, text: Option<&str>) -> Option<Day> {
        let text = text?;
        // Other ways to write a day, and times, are read by nobody else who meets them.
        let day = Day::parse(text).ok().filter(|day| day.to_string() == text);
        if day.is_none() {
            self.fault(field, format!("'{text}' is not a day like 2014-12-20"));
        }
        day
    }

    /// One of a closed list of words, where it is given.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        field: &str,
        text: Option<&str>,
        all: impl Iterator<Item = (&'static str, T)>,
    ) -> Option<T> {
        let text = text?;
        let all: Vec<_> = all.collect();
        let found = all
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
            self.fault(
                field,
                format!("'{text}' is not one of {}", names.join(", ")),
            );
        }
        found
    }

    /// Ends reading.
    ///
    /// # Errors
    /// Every fault that was noted.
    pub(crate) fn done(self) -> Result<(), Problem> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Problem::malformed(self.faults))
        }
    }
}

//! Presets: programs that ship with the product.

use std::sync::Arc;

use goodword_app::{Error, program::preset_value};
use goodword_domain::program::Preset;
use serde_json::Value;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod examples;
mod list;
mod policy;
mod read;

pub(crate) use policy::{policy, preset_name, preset_or_definition};

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_presets))
        .routes(routes!(read::read_preset))
        .routes(routes!(examples::read_preset_examples))
}

fn definition(preset: &Preset) -> Result<Value, Error> {
    let broken = |fault: goodword_app::program::LineFault| {
        Error::inconsistent(format!("preset {}: {}", preset.name, fault.reason))
    };
    preset_value(preset).map_err(broken)
}

//! The policy of a request: a preset by name, or a definition.

use goodword_app::program::Policy;
use goodword_domain::{
    form::Form,
    program::{PRESETS, Preset},
};
use serde_json::Value;

/// Reads `preset` and `definition`, of which one must be there.
pub(crate) fn preset_or_definition(form: &mut Form<'_, '_>) -> (Option<String>, Option<Value>) {
    let preset = preset_name(form);
    let definition = form.value("definition").cloned();
    match (form.value("preset"), &definition) {
        (None, None) => form.fault("preset", "is missing, and so is 'definition': send one"),
        (Some(_), Some(_)) => {
            form.fault(
                "definition",
                "cannot stand beside 'preset': send one of them",
            );
        }
        _ => {}
    }
    (preset, definition)
}

/// Reads `preset`, where it is given.
pub(crate) fn preset_name(form: &mut Form<'_, '_>) -> Option<String> {
    let preset = form.optional_text("preset");
    if preset
        .as_deref()
        .is_some_and(|name| Preset::named(name).is_none())
    {
        let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
        form.fault("preset", format!("is not one of {}", names.join(", ")));
    }
    preset
}

/// The policy that was read.
pub(crate) fn policy(preset: Option<String>, definition: Option<Value>) -> Policy {
    let definition = Policy::Definition(definition.unwrap_or_default());
    preset.map_or(definition, Policy::Preset)
}

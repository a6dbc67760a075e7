//! The presets: programs that ship with the product, launched without editing.

use serde::Deserialize;
use serde_json::Value;

use super::Texts;

/// A program file that ships with the product.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name, as in `goodword replay --preset NAME`.
    pub name: &'static str,
    /// The number of the practice that it is, P01 to P29.
    pub practice: &'static str,
    /// The file's text (TOML), as `goodword presets show NAME` prints it.
    pub text: &'static str,
    /// A few facts that show its point (JSON): see [`Preset::examples`].
    examples: &'static str,
}

/// A fact of an example, told in a sentence.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// What happened, by language.
    pub text: Texts,
    /// The same as an event (CloudEvents 1.0).
    pub event: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    steps: Vec<Scene>,
}

macro_rules! presets {
    ($($practice:literal $name:literal),+ $(,)?) => {
        /// Every preset, in the order of the practices P01 to P29.
        pub const PRESETS: &[Preset] = &[$(Preset {
            name: $name,
            practice: $practice,
            text: include_str!(concat!("../../../../presets/", $name, ".toml")),
            examples: include_str!(concat!("../../../../presets/examples/", $name, ".json")),
        }),+];
    };
}

presets!(
    "P01" "storage-both-sides",
    "P02" "travel-credit",
    "P03" "coupons-and-points",
    "P07" "agent-commission",
    "P09" "refund-after-four",
    "P12" "dealer-milestones",
    "P15" "brokerage-gifts",
);

impl Preset {
    /// The preset of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// The facts of its example, in the order in which they are told.
    ///
    /// # Errors
    /// When the file is not what it should be: a fault of this build.
    pub fn examples(&self) -> Result<Vec<Scene>, serde_json::Error> {
        serde_json::from_str::<Examples>(self.examples).map(|examples| examples.steps)
    }
}

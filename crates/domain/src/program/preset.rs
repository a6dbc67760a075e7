//! The presets: programs that ship with the product, launched without editing.

/// A program file that ships with the product.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name, as in `goodword replay --preset NAME`.
    pub name: &'static str,
    /// The file's text (TOML), as `goodword presets show NAME` prints it.
    pub text: &'static str,
}

macro_rules! presets {
    ($($name:literal),+ $(,)?) => {
        /// Every preset, in the order of the practices P01 to P29.
        pub const PRESETS: &[Preset] = &[$(Preset {
            name: $name,
            text: include_str!(concat!("../../../../presets/", $name, ".toml")),
        }),+];
    };
}

presets!(
    "storage-both-sides",
    "travel-credit",
    "coupons-and-points",
    "agent-commission",
    "refund-after-four",
    "dealer-milestones",
    "brokerage-gifts",
);

impl Preset {
    /// The preset of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.name == name)
    }
}

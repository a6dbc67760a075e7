//! The demonstration's businesses: four kinds of shop in four languages.

mod car_dealer;
mod home_shop;
mod music_school;
mod optician;

use super::{calendar::Habits, names::Names, telling::Telling};

/// A business: everything that is set about it, and its story.
pub(crate) struct Business {
    /// Its place among the four, from 0.
    pub(crate) number: u8,
    /// What it is called.
    pub(crate) name: &'static str,
    /// The language that its people work in.
    pub(crate) language: &'static str,
    /// The IANA name of the zone in which its days are counted.
    pub(crate) zone: &'static str,
    /// The currency of its tills.
    pub(crate) currency: &'static str,
    /// The program whose link is shown to whoever starts the demonstration.
    pub(crate) shown: &'static str,
    /// What its customers' ids begin with.
    pub(super) prefix: &'static str,
    /// What its people are called.
    pub(super) names: &'static Names,
    /// When people come.
    pub(super) habits: Habits,
    /// What happened.
    pub(super) tell: fn(&mut Telling),
}

/// All of them. The first is the one that commands mean when they name none.
pub(crate) static BUSINESSES: [&Business; 4] = [
    &music_school::BUSINESS,
    &car_dealer::BUSINESS,
    &home_shop::BUSINESS,
    &optician::BUSINESS,
];

//! Closed lists of words, as the document tells them. What is answered are the
//! words of the application's own types; a test compares the two.

#![expect(
    dead_code,
    reason = "the words are written by the application's own types"
)]

use utoipa::ToSchema;

/// Where a referral stands: the furthest that it has come.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum ReferralState {
    Introduced,
    Qualified,
    Converted,
    Refused,
    Voided,
}

/// Where a reward stands.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum RewardState {
    Available,
    Reversed,
    OverBudget,
}

/// What a program is at this moment.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum ProgramState {
    Scheduled,
    Live,
    Paused,
    Ended,
}

/// How an event was taken.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum EventOutcome {
    Applied,
    Duplicate,
    Conflict,
    WithoutEffect,
    Refused,
}

/// What a decision is about.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum DecisionKind {
    Reward,
    Lapse,
    Refusal,
}

/// What a key or a person may do.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum Scope {
    Read,
    Record,
    Programs,
    Admin,
}

/// Where a letter stands.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum MessageState {
    Waiting,
    Sent,
    Kept,
    Parked,
}

/// As what somebody works at the organization.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum Role {
    Salesperson,
    RetailManager,
    SalesDirector,
    InformationOfficer,
    CustomerService,
    GeneralManager,
    Marketer,
    Administrator,
}

/// How somebody stands with the organization.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum StaffState {
    Invited,
    Active,
    Disabled,
}

/// A language of the product, as BCP 47 writes it.
#[derive(ToSchema)]
pub(crate) enum Language {
    #[schema(rename = "en")]
    En,
    #[schema(rename = "zh-Hans")]
    ZhHans,
    #[schema(rename = "zh-Hant")]
    ZhHant,
    #[schema(rename = "fa")]
    Fa,
}

/// What a one-time link is for.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(crate) enum LinkPurpose {
    FirstAdministrator,
    Invitation,
    SignIn,
    Password,
}

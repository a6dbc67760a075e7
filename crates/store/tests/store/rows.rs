//! Rows with believable values, of which a test changes what it is about.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use goodword_store::*;
use goodword_testkit::store::TestStore;
use uuid::Uuid;

/// 2026-01-01T00:00:00Z
pub(crate) const NEW_YEAR: i64 = 1_767_225_600_000_000;

/// The program of all rows here.
pub(crate) const PROGRAM: Uuid = Uuid::from_u128(0x501);

/// The login of all staff here.
pub(crate) const LOGIN: Uuid = Uuid::from_u128(0x502);

/// An id, greater in each call.
pub(crate) fn id() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(1_000);
    Uuid::from_u128(LAST.fetch_add(1, Ordering::Relaxed).into())
}

/// Adds an organization and answers its id.
pub(crate) async fn organization(store: &TestStore, name: &str) -> Result<Uuid> {
    let tx = store.begin_unscoped().await?;
    let row = Organization::new(id(), name, NEW_YEAR);
    tx.organizations().insert(&row).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// A key of a scope.
pub(crate) fn scope_key(name: &str) -> ScopeKey {
    ScopeKey {
        program_id: PROGRAM,
        kind: 1,
        name: name.to_owned(),
    }
}

pub(crate) fn program(organization_id: Uuid, name: &str) -> Program {
    Program {
        organization_id,
        id: id(),
        name: name.to_owned(),
        live_from: NEW_YEAR,
        history: "[]".to_owned(),
        created_at: NEW_YEAR,
    }
}

pub(crate) fn program_version(organization_id: Uuid, version: i32) -> ProgramVersion {
    ProgramVersion {
        organization_id,
        program_id: PROGRAM,
        version,
        definition: "{}".to_owned(),
        since_at: NEW_YEAR,
        created_at: NEW_YEAR,
    }
}

pub(crate) fn draft(organization_id: Uuid) -> Draft {
    Draft {
        organization_id,
        id: id(),
        preset: Some("gold".to_owned()),
        program_id: Some(PROGRAM),
        definition: "{}".to_owned(),
        created_at: NEW_YEAR,
        updated_at: NEW_YEAR,
    }
}

pub(crate) fn api_key(organization_id: Uuid, hash: &[u8]) -> ApiKey {
    ApiKey {
        organization_id,
        id: id(),
        name: "shop".to_owned(),
        hash: hash.to_vec(),
        scopes: r#"["events:write"]"#.to_owned(),
        created_at: NEW_YEAR,
        revoked_at: None,
    }
}

pub(crate) fn event(organization_id: Uuid, id: &str) -> Event {
    Event {
        organization_id,
        source: "/shop/pos-3".to_owned(),
        id: id.to_owned(),
        kind: "order.placed".to_owned(),
        time: NEW_YEAR,
        rank: 3,
        data: r#"{"order":"O-9"}"#.to_owned(),
        fingerprint: vec![7; 32],
        customer: Some("C-5".to_owned()),
        other: Some("C-6".to_owned()),
        order_name: None,
        instrument: None,
        thing: None,
        recorded_at: NEW_YEAR + 1,
    }
}

pub(crate) fn repeat(organization_id: Uuid, kind: i16, time: i64) -> Repeat {
    Repeat {
        organization_id,
        id: id(),
        source: "/shop/pos-3".to_owned(),
        event_id: "e-1".to_owned(),
        time,
        kind,
        data: "{}".to_owned(),
        recorded_at: NEW_YEAR,
    }
}

pub(crate) fn scope(organization_id: Uuid, name: &str, body: &str) -> Scope {
    Scope {
        organization_id,
        program_id: PROGRAM,
        kind: 1,
        name: name.to_owned(),
        body: body.to_owned(),
        updated_at: NEW_YEAR,
    }
}

pub(crate) fn deed(organization_id: Uuid, advocate: &str, friend: &str) -> Deed {
    Deed {
        organization_id,
        program_id: PROGRAM,
        advocate: advocate.to_owned(),
        friend: friend.to_owned(),
        key: "order/O-9".to_owned(),
        shown_from: NEW_YEAR,
        shown_to: None,
        body: "{}".to_owned(),
    }
}

pub(crate) fn referral(organization_id: Uuid, advocate: &str, friend: &str) -> Referral {
    Referral {
        organization_id,
        program_id: PROGRAM,
        friend: friend.to_owned(),
        advocate: advocate.to_owned(),
        state: 0,
        channel: "link".to_owned(),
        introduced_at: NEW_YEAR,
        qualified_at: None,
        converted_at: None,
        voided_at: None,
        reason: None,
        event_source: "/form".to_owned(),
        event_id: "e-1".to_owned(),
    }
}

pub(crate) fn referral_count(organization_id: Uuid, state: i16, n: i64) -> ReferralCount {
    ReferralCount {
        organization_id,
        program_id: PROGRAM,
        state,
        n,
    }
}

pub(crate) fn reward(organization_id: Uuid, id: &str) -> Reward {
    Reward {
        organization_id,
        program_id: PROGRAM,
        id: id.to_owned(),
        side: "advocate".to_owned(),
        beneficiary: "C-1".to_owned(),
        advocate: Some("C-1".to_owned()),
        friend: Some("C-2".to_owned()),
        state: 1,
        lines: r#"[["CNY",96000]]"#.to_owned(),
        earned_at: NEW_YEAR,
        expires_at: None,
        explanation: "{}".to_owned(),
        updated_at: NEW_YEAR,
    }
}

pub(crate) fn refusal(organization_id: Uuid, scope: &str, event_id: &str) -> Refusal {
    Refusal {
        organization_id,
        program_id: PROGRAM,
        scope_kind: 1,
        scope_name: scope.to_owned(),
        event_source: "/form".to_owned(),
        event_id: event_id.to_owned(),
        reason: "not_new".to_owned(),
        friend: "C-8".to_owned(),
        at: NEW_YEAR,
        explanation: "{}".to_owned(),
    }
}

pub(crate) fn refusal_count(organization_id: Uuid, reason: &str, n: i64) -> RefusalCount {
    RefusalCount {
        organization_id,
        program_id: PROGRAM,
        reason: reason.to_owned(),
        n,
    }
}

pub(crate) fn transfer(scope: &str, amount: i64) -> NewTransfer {
    NewTransfer {
        program_id: PROGRAM,
        scope_kind: 1,
        scope_name: scope.to_owned(),
        movement: "order/O-9".to_owned(),
        undoes: false,
        debit: "house".to_owned(),
        credit: format!("member:{scope}:available"),
        unit: "CNY".to_owned(),
        amount,
        effective_at: NEW_YEAR,
        recorded_at: NEW_YEAR + 5,
        reason: "P01/advocate/C-1/O-9".to_owned(),
    }
}

pub(crate) fn account(organization_id: Uuid, name: &str, balance: i64) -> Account {
    Account {
        organization_id,
        program_id: PROGRAM,
        name: name.to_owned(),
        unit: "CNY".to_owned(),
        balance,
        floor_zero: false,
    }
}

pub(crate) fn wake_up(organization_id: Uuid, scope: &str, due_at: i64) -> WakeUp {
    WakeUp {
        organization_id,
        program_id: PROGRAM,
        scope_kind: 1,
        scope_name: scope.to_owned(),
        due_at,
    }
}

pub(crate) fn message(organization_id: Uuid, due_at: i64) -> OutboxMessage {
    OutboxMessage {
        organization_id,
        id: id(),
        topic: "webhook".to_owned(),
        payload: "{}".to_owned(),
        created_at: NEW_YEAR,
        due_at,
        attempts: 0,
        lease_until: None,
        lease_owner: None,
        parked_at: None,
        delivered_at: None,
        last_error: None,
    }
}

pub(crate) fn letter(organization_id: Uuid, customer: &str) -> Message {
    Message {
        organization_id,
        id: id(),
        template: "reward-earned".to_owned(),
        language: "en".to_owned(),
        customer: Some(customer.to_owned()),
        staff: None,
        address: "ada@friend.example".to_owned(),
        subject: "Your reward".to_owned(),
        text: "Thank you.".to_owned(),
        html: "<p>Thank you.</p>".to_owned(),
        told: None,
        stop: None,
        state: 0,
        created_at: NEW_YEAR,
        sent_at: None,
        tries: 0,
        last_error: None,
    }
}

pub(crate) fn template(organization_id: Uuid, name: &str) -> Template {
    Template {
        organization_id,
        name: name.to_owned(),
        language: "en".to_owned(),
        subject: "Your reward".to_owned(),
        body: "Thank you.".to_owned(),
        updated_at: NEW_YEAR,
    }
}

pub(crate) fn mail_stop(organization_id: Uuid, customer: &str) -> MailStop {
    MailStop {
        organization_id,
        customer: customer.to_owned(),
        stopped_at: NEW_YEAR,
    }
}

pub(crate) fn share_page(organization_id: Uuid, customer: &str, secret: &str) -> SharePage {
    SharePage {
        organization_id,
        program_id: PROGRAM,
        customer: customer.to_owned(),
        secret: secret.to_owned(),
        made_by: None,
        made_at: NEW_YEAR,
    }
}

pub(crate) fn advocate(organization_id: Uuid, customer: &str, code: &str) -> Advocate {
    Advocate {
        organization_id,
        program_id: PROGRAM,
        customer: customer.to_owned(),
        code: code.to_owned(),
        enrolled_at: NEW_YEAR,
    }
}

pub(crate) fn click(organization_id: Uuid) -> Click {
    Click {
        organization_id,
        id: id(),
        program_id: PROGRAM,
        code: "ABC".to_owned(),
        at: NEW_YEAR,
        visitor: Some("v-1".to_owned()),
        landing: true,
    }
}

pub(crate) fn click_count(organization_id: Uuid, day: i32, n: i64) -> ClickCount {
    ClickCount {
        organization_id,
        program_id: PROGRAM,
        day,
        code: "ABC".to_owned(),
        n,
    }
}

pub(crate) fn referral_day(organization_id: Uuid, day: i32, channel: &str) -> ReferralDay {
    ReferralDay {
        organization_id,
        day,
        program_id: PROGRAM,
        channel: channel.to_owned(),
        introduced: 1,
        refused: 0,
        qualified_of: 0,
        converted_of: 0,
        voided_of: 0,
        qualified_on: 0,
        converted_on: 0,
        voided_on: 0,
    }
}

pub(crate) fn reward_day(organization_id: Uuid, day: i32, amount: i64) -> RewardDay {
    RewardDay {
        organization_id,
        day,
        program_id: PROGRAM,
        unit: "points".to_owned(),
        amount,
    }
}

pub(crate) fn advocate_day(organization_id: Uuid, day: i32, advocate: &str) -> AdvocateDay {
    AdvocateDay {
        organization_id,
        day,
        program_id: PROGRAM,
        advocate: advocate.to_owned(),
        introduced: 1,
        converted: 0,
    }
}

pub(crate) fn customer(organization_id: Uuid, name: &str) -> Customer {
    Customer {
        organization_id,
        name: name.to_owned(),
        kind: "customer".to_owned(),
        role: None,
        club: false,
        recruited_by: None,
        attributes: "{}".to_owned(),
        added_at: Some(NEW_YEAR),
        updated_at: NEW_YEAR,
    }
}

pub(crate) fn customer_word(organization_id: Uuid, word: &str, customer: &str) -> CustomerWord {
    CustomerWord {
        organization_id,
        word: word.to_owned(),
        customer: customer.to_owned(),
    }
}

pub(crate) fn webhook_endpoint(organization_id: Uuid) -> WebhookEndpoint {
    WebhookEndpoint {
        organization_id,
        id: id(),
        url: "https://example.com/hook".to_owned(),
        secret: b"the secret".to_vec(),
        topics: r#"["reward.granted"]"#.to_owned(),
        created_at: NEW_YEAR,
        disabled_at: None,
    }
}

pub(crate) fn login(id: Uuid, email: &str) -> Login {
    Login {
        id,
        email: email.to_owned(),
        hash: None,
        created_at: NEW_YEAR,
        changed_at: None,
    }
}

pub(crate) fn staff_user(organization_id: Uuid, login_id: Uuid) -> StaffUser {
    StaffUser {
        organization_id,
        id: id(),
        login_id,
        name: "Li Lei".to_owned(),
        role: "salesperson".to_owned(),
        language: Some("zh-Hans".to_owned()),
        created_at: NEW_YEAR,
        joined_at: Some(NEW_YEAR),
        disabled_at: None,
        last_signed_in_at: None,
    }
}

pub(crate) fn session(organization_id: Uuid, login_id: Uuid, hash: &[u8]) -> Session {
    Session {
        hash: hash.to_vec(),
        login_id,
        organization_id,
        created_at: NEW_YEAR,
        seen_at: NEW_YEAR,
        expires_at: NEW_YEAR + 100,
    }
}

pub(crate) fn one_time_link(
    organization_id: Uuid,
    staff_id: Option<Uuid>,
    hash: &[u8],
) -> OneTimeLink {
    OneTimeLink {
        organization_id,
        id: id(),
        hash: hash.to_vec(),
        purpose: "invitation".to_owned(),
        staff_id,
        made_by: "cli".to_owned(),
        created_at: NEW_YEAR,
        expires_at: NEW_YEAR + 100,
        used_at: None,
    }
}

/// As many names as a test wants: `prefix0`, `prefix1`, ...
pub(crate) fn names(prefix: &str, n: usize) -> Vec<String> {
    (0..n).map(|i| format!("{prefix}{i}")).collect()
}

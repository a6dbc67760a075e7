//! The tables as sea-orm sees them. Each `Model` is also the public row (see `rows`).

pub(crate) mod account;
pub(crate) mod advocate;
pub(crate) mod advocate_day;
pub(crate) mod api_key;
pub(crate) mod change;
pub(crate) mod click;
pub(crate) mod click_count;
pub(crate) mod click_day;
pub(crate) mod customer;
pub(crate) mod customer_word;
pub(crate) mod deed;
pub(crate) mod draft;
pub(crate) mod event;
pub(crate) mod journal_head;
pub(crate) mod login;
pub(crate) mod mail_stop;
pub(crate) mod message;
pub(crate) mod one_time_link;
pub(crate) mod organization;
pub(crate) mod outbox;
pub(crate) mod program;
pub(crate) mod program_version;
pub(crate) mod referral;
pub(crate) mod referral_count;
pub(crate) mod referral_day;
pub(crate) mod refusal;
pub(crate) mod refusal_count;
pub(crate) mod repeat;
pub(crate) mod reward;
pub(crate) mod reward_day;
pub(crate) mod scope;
pub(crate) mod session;
pub(crate) mod setting;
pub(crate) mod share_page;
pub(crate) mod staff_user;
pub(crate) mod template;
pub(crate) mod transfer;
pub(crate) mod wake_up;
pub(crate) mod webhook_endpoint;

use uuid::Uuid;

use crate::tenant::Tenant;

macro_rules! tenants {
    ($($table:ident),* $(,)?) => { $(
        impl Tenant for $table::Entity {
            const ORGANIZATION: $table::Column = $table::Column::OrganizationId;

            fn organization(row: &$table::Model) -> Uuid {
                row.organization_id
            }
        }
    )* };
}

tenants!(
    account,
    advocate,
    advocate_day,
    api_key,
    change,
    click,
    click_count,
    click_day,
    customer,
    customer_word,
    deed,
    draft,
    event,
    journal_head,
    mail_stop,
    message,
    one_time_link,
    outbox,
    program,
    program_version,
    referral,
    referral_count,
    referral_day,
    refusal,
    refusal_count,
    repeat,
    reward,
    reward_day,
    scope,
    setting,
    template,
    share_page,
    staff_user,
    transfer,
    wake_up,
    webhook_endpoint,
);

//! Counts by day, filled from what is there already; changes for those who watch; and
//! indexes by which facts are listed.
//!
//! Whoever upgrades has had no time zone yet, so the days of what is there are those of
//! universal time. The states are those of the rows at this migration: of referrals
//! 1 qualified, 2 converted, 3 refused, 4 voided; of rewards 2 over budget.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::prelude::async_trait;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use super::schema::{add_index, big, drop_index, index, integer, table, text, uuid};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_000002_figures"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        referral_day(manager).await?;
        reward_day(manager).await?;
        advocate_day(manager).await?;
        click_day(manager).await?;
        change(manager).await?;
        list_facts(manager).await?;
        for statement in [REFERRALS, ADVOCATES, CLICKS, rewards(manager)] {
            let filled = statement.replace("{day}", "86400000000");
            manager.get_connection().execute_unprepared(&filled).await?;
        }
        Ok(())
    }
}

async fn referral_day(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        integer("day"),
        uuid("program_id"),
        text("channel"),
        big("introduced"),
        big("refused"),
        big("qualified_of"),
        big("converted_of"),
        big("voided_of"),
        big("qualified_on"),
        big("converted_on"),
        big("voided_on"),
    ];
    let key = ["organization_id", "day", "program_id", "channel"];
    table(manager, "referral_day", &columns, &key, &[]).await
}

async fn reward_day(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        integer("day"),
        uuid("program_id"),
        text("unit"),
        big("amount"),
    ];
    let key = ["organization_id", "day", "program_id", "unit"];
    table(manager, "reward_day", &columns, &key, &[]).await
}

async fn advocate_day(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        integer("day"),
        uuid("program_id"),
        text("advocate"),
        big("introduced"),
        big("converted"),
    ];
    let key = ["organization_id", "day", "program_id", "advocate"];
    table(manager, "advocate_day", &columns, &key, &[]).await
}

async fn click_day(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        integer("day"),
        uuid("program_id"),
        big("n"),
    ];
    let key = ["organization_id", "day", "program_id"];
    table(manager, "click_day", &columns, &key, &[]).await
}

async fn change(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        uuid("organization_id"),
        big("number"),
        big("at"),
        text("body"),
    ];
    let key = ["organization_id", "number"];
    table(manager, "change", &columns, &key, &[]).await
}

/// A person's facts and those of a type, in order of time.
async fn list_facts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_index(manager, "event", &["customer"]).await?;
    drop_index(manager, "event", &["other"]).await?;
    for key in [
        index(&["organization_id", "customer", "time"]).only(&[("customer", true)]),
        index(&["organization_id", "other", "time"]).only(&[("other", true)]),
        index(&["organization_id", "kind", "time"]),
    ] {
        add_index(manager, "event", &key).await?;
    }
    Ok(())
}

/// The day of a time; both databases cut towards zero, and days before 1970 must not.
macro_rules! day {
    ($time:literal) => {
        concat!(
            "CAST(((",
            $time,
            ") - (((",
            $time,
            ") % {day}) + {day}) % {day}) / {day} AS integer)"
        )
    };
}

const REFERRALS: &str = concat!(
    "INSERT INTO referral_day SELECT organization_id, day, program_id, channel,
       CAST(SUM(introduced) AS bigint), CAST(SUM(refused) AS bigint),
       CAST(SUM(qualified_of) AS bigint), CAST(SUM(converted_of) AS bigint),
       CAST(SUM(voided_of) AS bigint), CAST(SUM(qualified_on) AS bigint),
       CAST(SUM(converted_on) AS bigint), CAST(SUM(voided_on) AS bigint)
     FROM (
       SELECT organization_id, ",
    day!("introduced_at"),
    " AS day, program_id, channel,
         1 AS introduced, CASE state WHEN 3 THEN 1 ELSE 0 END AS refused,
         CASE WHEN state IN (1, 2) THEN 1 ELSE 0 END AS qualified_of,
         CASE state WHEN 2 THEN 1 ELSE 0 END AS converted_of,
         CASE state WHEN 4 THEN 1 ELSE 0 END AS voided_of,
         0 AS qualified_on, 0 AS converted_on, 0 AS voided_on FROM referral
       UNION ALL SELECT organization_id, ",
    day!("COALESCE(qualified_at, converted_at)"),
    ",
         program_id, channel, 0, 0, 0, 0, 0, 1, 0, 0 FROM referral
         WHERE state IN (1, 2) AND COALESCE(qualified_at, converted_at) IS NOT NULL
       UNION ALL SELECT organization_id, ",
    day!("converted_at"),
    ",
         program_id, channel, 0, 0, 0, 0, 0, 0, 1, 0 FROM referral
         WHERE state = 2 AND converted_at IS NOT NULL
       UNION ALL SELECT organization_id, ",
    day!("voided_at"),
    ",
         program_id, channel, 0, 0, 0, 0, 0, 0, 0, 1 FROM referral
         WHERE state = 4 AND voided_at IS NOT NULL
     ) AS counted GROUP BY organization_id, day, program_id, channel"
);

const ADVOCATES: &str = concat!(
    "INSERT INTO advocate_day SELECT organization_id, day, program_id, advocate,
       CAST(SUM(introduced) AS bigint), CAST(SUM(converted) AS bigint)
     FROM (
       SELECT organization_id, ",
    day!("introduced_at"),
    " AS day, program_id, advocate,
         1 AS introduced, 0 AS converted FROM referral
       UNION ALL SELECT organization_id, ",
    day!("converted_at"),
    ", program_id, advocate, 0, 1
         FROM referral WHERE state = 2 AND converted_at IS NOT NULL
     ) AS counted GROUP BY organization_id, day, program_id, advocate"
);

const CLICKS: &str = "INSERT INTO click_day SELECT organization_id, day, program_id,
    CAST(SUM(n) AS bigint) FROM click_count GROUP BY organization_id, day, program_id";

/// A reward's amounts are in its JSON, which the two databases open differently.
fn rewards(manager: &SchemaManager<'_>) -> &'static str {
    if manager.get_database_backend() == DbBackend::Postgres {
        concat!(
            "INSERT INTO reward_day SELECT r.organization_id, ",
            day!("r.earned_at"),
            " AS day,
               r.program_id, u.key, CAST(SUM(CAST(u.value AS bigint)) AS bigint)
             FROM reward r
             CROSS JOIN LATERAL jsonb_array_elements(CAST(r.lines AS jsonb) -> 'changes') c
             CROSS JOIN LATERAL jsonb_each_text(c.value -> 'amounts') u
             WHERE r.state <> 2
             GROUP BY 1, 2, 3, 4"
        )
    } else {
        concat!(
            "INSERT INTO reward_day SELECT r.organization_id, ",
            day!("r.earned_at"),
            " AS day,
               r.program_id, u.key, CAST(SUM(u.value) AS bigint)
             FROM reward r, json_each(r.lines, '$.changes') c, json_each(c.value, '$.amounts') u
             WHERE r.state <> 2
             GROUP BY 1, 2, 3, 4"
        )
    }
}

//! What is to be delivered outside, at least once: written in the transaction
//! that decides it, leased by whoever delivers.

use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query, UpdateStatement};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::outbox::{Column, Entity};
use crate::page::page;
use crate::tenant::{scoped, unscoped};
use crate::{Error, Outbox, OutboxMessage, Page, Paging, Write, batch};

/// Who takes what, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    /// Who takes them.
    pub owner: &'a str,
    /// Of which topic.
    pub topic: &'a str,
    /// What is due by then.
    pub now: i64,
    /// Nobody else gets them before.
    pub until: i64,
    /// At most so many.
    pub limit: u64,
}

impl<A> Outbox<'_, A> {
    /// One message.
    pub async fn get(&self, organization: Uuid, id: Uuid) -> Result<Option<OutboxMessage>, Error> {
        let query = scoped::<Entity>(organization).filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// The messages that a person has to look at, by the time at which they were parked.
    pub async fn parked(
        &self,
        organization: Uuid,
        paging: &Paging,
    ) -> Result<Page<OutboxMessage>, Error> {
        let parked = scoped::<Entity>(organization).filter(Column::ParkedAt.is_not_null());
        page(self.conn, parked, &[Column::ParkedAt, Column::Id], paging).await
    }

    /// When the next open message of all organizations is due.
    pub async fn next_due(&self) -> Result<Option<i64>, Error> {
        self.first(unscoped::<Entity>().filter(open())).await
    }

    /// When the next open message of one topic is due, of all organizations.
    pub async fn next_due_of(&self, topic: &str) -> Result<Option<i64>, Error> {
        let query = unscoped::<Entity>()
            .filter(open())
            .filter(Column::Topic.eq(topic));
        self.first(query).await
    }

    /// Whether a message is due at `now`, of any organization and of another topic
    /// than these.
    pub async fn is_due_beside(&self, topics: &[&str], now: i64) -> Result<bool, Error> {
        for gap in gaps(topics) {
            let query = due(now, 1).filter(gap).into_query();
            if self.conn.one::<OutboxMessage>(&query).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn first(&self, query: Select<Entity>) -> Result<Option<i64>, Error> {
        let query = query.order_by_asc(Column::DueAt).limit(1);
        let next: Option<OutboxMessage> = self.conn.one(&query.into_query()).await?;
        Ok(next.map(|message| message.due_at))
    }
}

impl Outbox<'_, Write> {
    /// Adds messages.
    pub async fn enqueue_many(&self, rows: &[OutboxMessage]) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, rows).await
    }

    /// Adds messages; one that is there already stays as it is.
    pub async fn enqueue_absent(&self, rows: &[OutboxMessage]) -> Result<(), Error> {
        batch::insert_absent::<Entity>(self.conn, rows).await
    }

    /// Adds a message, or begins again with one that was delivered or parked.
    pub async fn renew(&self, row: OutboxMessage) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, &[row]).await
    }

    /// Hands out messages that are due, of all organizations, and counts the attempt.
    /// Nobody else gets them before the lease ends; afterwards somebody does, unless
    /// they were delivered.
    pub async fn lease(&self, lease: &Lease<'_>) -> Result<Vec<OutboxMessage>, Error> {
        let query = due(lease.now, lease.limit).filter(Column::Topic.eq(lease.topic));
        let query = query.order_by_asc(Column::DueAt).order_by_asc(Column::Id);
        let mut leased = self.locked(query).await?;
        for message in &mut leased {
            message.attempts = message.attempts.saturating_add(1);
            message.lease_owner = Some(lease.owner.to_owned());
            message.lease_until = Some(lease.until);
        }
        batch::upsert::<Entity>(self.conn, &leased).await?;
        Ok(leased)
    }

    /// At most `limit` messages that are due at `now`, of all organizations, but for
    /// those of some topics; nobody else gets them before this transaction ends. For
    /// what is settled in the database alone, which needs no lease.
    pub async fn due_beside(
        &self,
        topics: &[&str],
        now: i64,
        limit: u64,
    ) -> Result<Vec<OutboxMessage>, Error> {
        let mut found = Vec::new();
        for gap in gaps(topics) {
            let left = limit.saturating_sub(u64::try_from(found.len()).unwrap_or(limit));
            if left == 0 {
                break;
            }
            let query = due(now, left).filter(gap);
            let query = query
                .order_by_asc(Column::Topic)
                .order_by_asc(Column::DueAt);
            found.extend(self.locked(query).await?);
        }
        Ok(found)
    }

    /// These were delivered.
    pub async fn delivered_many(
        &self,
        organization: Uuid,
        ids: &[Uuid],
        at: i64,
    ) -> Result<(), Error> {
        self.conn.allows(organization)?;
        for chunk in chunks(ids) {
            let mut statement = Query::update();
            statement
                .table(Entity)
                .value(Column::LeaseUntil, Option::<i64>::None)
                .value(Column::LeaseOwner, Option::<String>::None)
                .value(Column::DeliveredAt, at)
                .and_where(Column::OrganizationId.eq(organization))
                .and_where(among(self.conn, Column::Id, chunk.into_iter().copied()))
                .and_where(Expr::col(Column::DeliveredAt).is_null());
            self.conn.execute(&statement).await?;
        }
        Ok(())
    }

    async fn locked(&self, query: Select<Entity>) -> Result<Vec<OutboxMessage>, Error> {
        let mut query = query.into_query();
        // SQLite ignores the lock: there is one writer anyway.
        query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        self.conn.all(&query).await
    }

    /// It was delivered.
    pub async fn delivered(&self, organization: Uuid, id: Uuid, at: i64) -> Result<(), Error> {
        let mut update = update(organization, id);
        update.value(Column::DeliveredAt, at);
        self.run(organization, &update).await.map(|_| ())
    }

    /// It was not delivered, and is to be tried again at `due_at`. Of no effect when
    /// the lease has passed to somebody else meanwhile; says whether it had an effect.
    pub async fn failed(
        &self,
        message: &OutboxMessage,
        error: &str,
        due_at: i64,
    ) -> Result<bool, Error> {
        let mut update = update(message.organization_id, message.id);
        update
            .value(Column::DueAt, due_at)
            .value(Column::LastError, error)
            .and_where(Column::LeaseOwner.eq(message.lease_owner.clone()));
        self.run(message.organization_id, &update).await
    }

    /// It cannot be delivered without a person. Of no effect when the lease has passed
    /// to somebody else meanwhile; says whether it had an effect.
    pub async fn park(&self, message: &OutboxMessage, error: &str, at: i64) -> Result<bool, Error> {
        let mut update = update(message.organization_id, message.id);
        update
            .value(Column::ParkedAt, at)
            .value(Column::LastError, error)
            .and_where(Column::LeaseOwner.eq(message.lease_owner.clone()));
        self.run(message.organization_id, &update).await
    }

    /// A person wants a parked message tried again, from the first attempt on;
    /// says whether it was parked.
    pub async fn requeue(&self, organization: Uuid, id: Uuid, due_at: i64) -> Result<bool, Error> {
        let mut update = update(organization, id);
        update
            .value(Column::ParkedAt, Option::<i64>::None)
            .value(Column::DueAt, due_at)
            .value(Column::Attempts, 0)
            .and_where(Column::ParkedAt.is_not_null());
        self.run(organization, &update).await
    }

    /// Forgets at most `limit` of the messages of an organization that were delivered
    /// before `before`, the oldest first; says how many.
    pub async fn forget_delivered(
        &self,
        organization: Uuid,
        before: i64,
        limit: u64,
    ) -> Result<u64, Error> {
        self.conn.allows(organization)?;
        let oldest = scoped::<Entity>(organization)
            .select_only()
            .column(Column::Id)
            .filter(Column::Id.lt(first_id_of(before)))
            .filter(Column::DeliveredAt.lt(before))
            .order_by_asc(Column::Id)
            .limit(limit);
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::Id.in_subquery(oldest.into_query()));
        self.conn.execute(&statement).await
    }

    async fn run(&self, organization: Uuid, update: &UpdateStatement) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        Ok(self.conn.execute(update).await? > 0)
    }
}

/// The least id (UUID version 7) that is made at a moment, in microseconds: what is
/// younger need not be looked at.
fn first_id_of(at: i64) -> Uuid {
    let milliseconds = u128::try_from(at / 1_000).unwrap_or_default();
    Uuid::from_u128(milliseconds << 80)
}

/// Everything but some topics, as ranges between them: an index answers a range at
/// once, where "none of these" would read all of what waits to be delivered.
fn gaps(topics: &[&str]) -> Vec<Condition> {
    let mut topics = topics.to_vec();
    topics.sort_unstable();
    let froms = std::iter::once(None).chain(topics.iter().copied().map(Some));
    let tos = topics.iter().copied().map(Some).chain([None]);
    let gap = |(from, to): (Option<&str>, Option<&str>)| {
        Condition::all()
            .add_option(from.map(|from| Column::Topic.gt(from)))
            .add_option(to.map(|to| Column::Topic.lt(to)))
    };
    froms.zip(tos).map(gap).collect()
}

/// What is due and leased to nobody.
fn due(now: i64, limit: u64) -> Select<Entity> {
    let free = Condition::any()
        .add(Column::LeaseUntil.is_null())
        .add(Column::LeaseUntil.lte(now));
    unscoped::<Entity>()
        .filter(open())
        .filter(Column::DueAt.lte(now))
        .filter(free)
        .limit(limit)
}

/// Neither delivered nor parked.
fn open() -> Condition {
    Condition::all()
        .add(Column::DeliveredAt.is_null())
        .add(Column::ParkedAt.is_null())
}

/// A change of one message that is not delivered yet, which ends its lease.
fn update(organization: Uuid, id: Uuid) -> UpdateStatement {
    let mut statement = Query::update();
    statement
        .table(Entity)
        .value(Column::LeaseUntil, Option::<i64>::None)
        .value(Column::LeaseOwner, Option::<String>::None)
        .and_where(Column::OrganizationId.eq(organization))
        .and_where(Column::Id.eq(id))
        .and_where(Expr::col(Column::DeliveredAt).is_null());
    statement
}

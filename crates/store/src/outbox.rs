//! What is to be delivered outside, at least once: written in the transaction
//! that decides it, leased by whoever delivers.

use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query, UpdateStatement};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::outbox::{Column, Entity};
use crate::page::page;
use crate::tenant::{scoped, unscoped};
use crate::{Error, Outbox, OutboxMessage, Page, Paging, Write, batch};

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
        let query = unscoped::<Entity>()
            .filter(open())
            .order_by_asc(Column::DueAt)
            .limit(1);
        let next: Option<OutboxMessage> = self.conn.one(&query.into_query()).await?;
        Ok(next.map(|message| message.due_at))
    }
}

impl Outbox<'_, Write> {
    /// Adds messages.
    pub async fn enqueue_many(&self, rows: &[OutboxMessage]) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, rows).await
    }

    /// Hands out at most `limit` messages that are due at `now`, of all organizations,
    /// to `owner` until `lease_until`, and counts the attempt. Nobody else gets them
    /// before; afterwards somebody does, unless they were delivered.
    pub async fn lease(
        &self,
        owner: &str,
        now: i64,
        lease_until: i64,
        limit: u64,
    ) -> Result<Vec<OutboxMessage>, Error> {
        let free = Condition::any()
            .add(Column::LeaseUntil.is_null())
            .add(Column::LeaseUntil.lte(now));
        let mut query = unscoped::<Entity>()
            .filter(open())
            .filter(Column::DueAt.lte(now))
            .filter(free)
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Id)
            .limit(limit)
            .into_query();
        // SQLite ignores the lock: there is one writer anyway.
        query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let mut leased: Vec<OutboxMessage> = self.conn.all(&query).await?;
        for message in &mut leased {
            message.attempts = message.attempts.saturating_add(1);
            message.lease_owner = Some(owner.to_owned());
            message.lease_until = Some(lease_until);
        }
        batch::upsert::<Entity>(self.conn, &leased).await?;
        Ok(leased)
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

    /// Forgets what an organization had delivered before `before`; says how many.
    pub async fn forget_delivered(&self, organization: Uuid, before: i64) -> Result<u64, Error> {
        self.conn.allows(organization)?;
        let mut statement = Query::delete();
        statement
            .from_table(Entity)
            .and_where(Column::OrganizationId.eq(organization))
            .and_where(Column::DeliveredAt.lt(before));
        self.conn.execute(&statement).await
    }

    async fn run(&self, organization: Uuid, update: &UpdateStatement) -> Result<bool, Error> {
        self.conn.allows(organization)?;
        Ok(self.conn.execute(update).await? > 0)
    }
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

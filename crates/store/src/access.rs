//! The ways in: a store, what it hands out, and one handle a noun on each.

use std::marker::PhantomData;
use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, FromQueryResult, StatementBuilder,
};
use uuid::Uuid;

use crate::connect::{Location, Pools, takes_arrays};
use crate::{Error, Organization, migration, organization};

/// An open database. Cheap to clone; all clones share the same connections.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Arc<Pools>,
}

impl Store {
    /// Opens the database, which for [`Location::Directory`] is made when missing.
    /// Makes no tables: see [`Store::migrate`].
    pub async fn open(location: &Location) -> Result<Self, Error> {
        Ok(Self {
            pools: Arc::new(Pools::open(location).await?),
        })
    }

    /// Brings the tables up to date, one process at a time and all or nothing;
    /// says what was done, by name. Refuses a database newer than this program.
    pub async fn migrate(&self) -> Result<Vec<String>, Error> {
        let tx = self.pools.begin_migration().await?;
        let done = migration::apply(&tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// The names of what [`Store::migrate`] would do. Writes nothing.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, Error> {
        migration::pending(&self.pools.readers).await
    }

    /// Begins to decide for an organization, and waits until nobody else does.
    ///
    /// # Errors
    /// [`Error::OrganizationUnknown`]; [`Error::Busy`] when the wait was too long.
    pub async fn begin(&self, organization: Uuid) -> Result<Tx, Error> {
        let mut tx = Tx {
            inner: self.pools.begin_write().await?,
            scope: Some(organization),
            organization: None,
        };
        tx.organization = Some(organization::lock(tx.conn(), organization).await?);
        Ok(tx)
    }

    /// Begins to write what needs no organization's lock: outbox leases, clicks,
    /// installation.
    pub async fn begin_unscoped(&self) -> Result<Tx, Error> {
        Ok(Tx {
            inner: self.pools.begin_write().await?,
            scope: None,
            organization: None,
        })
    }

    /// Reads outside any transaction: each call sees what is committed by then.
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            conn: Conn {
                at: At::Pool(&self.pools.readers),
                scope: None,
            },
        }
    }

    /// Reads of one moment: that of this call.
    pub async fn snapshot(&self) -> Result<Snapshot, Error> {
        let snapshot = Snapshot {
            inner: self.pools.begin_snapshot().await?,
        };
        // Both databases fix the moment at the first read, so here is one.
        snapshot.organizations().first().await?;
        Ok(snapshot)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.pools.ping().await
    }

    /// Closes all connections, of all clones. What runs is finished first.
    pub async fn close(&self) -> Result<(), Error> {
        self.pools.close().await
    }
}

/// A transaction that writes. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    scope: Option<Uuid>,
    organization: Option<Organization>,
}

impl Tx {
    /// The organization whose lock is held, as it stands; none where none is.
    pub fn organization(&self) -> Option<&Organization> {
        self.organization.as_ref()
    }

    /// Makes everything written so far durable, all at once.
    pub async fn commit(self) -> Result<(), Error> {
        Ok(self.inner.commit().await?)
    }

    /// The reading half, as what only reads takes it. Sees this transaction's own writes.
    pub fn reader(&self) -> Reader<'_> {
        Reader { conn: self.conn() }
    }

    fn conn(&self) -> Conn<'_> {
        Conn {
            at: At::Transaction(&self.inner),
            scope: self.scope,
        }
    }
}

/// Reads of one moment, until it is dropped. A long one holds back the
/// database's housekeeping, so hold it as long as an export takes, not longer.
#[derive(Debug)]
pub struct Snapshot {
    inner: DatabaseTransaction,
}

impl Snapshot {
    /// As what only reads takes it.
    pub fn reader(&self) -> Reader<'_> {
        Reader { conn: self.conn() }
    }

    fn conn(&self) -> Conn<'_> {
        Conn {
            at: At::Transaction(&self.inner),
            scope: None,
        }
    }
}

/// What can be read from, wherever it came from: the argument of everything that only reads.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    conn: Conn<'a>,
}

impl<'a> Reader<'a> {
    fn conn(self) -> Conn<'a> {
        self.conn
    }
}

/// Marks a handle that only reads.
#[derive(Clone, Copy, Debug)]
pub struct Read;

/// Marks a handle that reads and writes.
#[derive(Clone, Copy, Debug)]
pub struct Write;

/// Where statements go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conn<'a> {
    at: At<'a>,
    /// The organization whose lock is held.
    scope: Option<Uuid>,
}

#[derive(Clone, Copy, Debug)]
enum At<'a> {
    Pool(&'a DatabaseConnection),
    Transaction(&'a DatabaseTransaction),
}

impl Conn<'_> {
    /// All rows of a query.
    pub(crate) async fn all<M>(self, query: &impl StatementBuilder) -> Result<Vec<M>, Error>
    where
        M: FromQueryResult,
    {
        let rows = match self.at {
            At::Pool(pool) => pool.query_all(query).await?,
            At::Transaction(tx) => tx.query_all(query).await?,
        };
        let rows: Result<Vec<M>, _> = rows
            .iter()
            .map(|row| M::from_query_result(row, ""))
            .collect();
        rows.map_err(|error| Error::inconsistent(error.to_string()))
    }

    /// The first row of a query, if it has one.
    pub(crate) async fn one<M>(self, query: &impl StatementBuilder) -> Result<Option<M>, Error>
    where
        M: FromQueryResult,
    {
        Ok(self.all(query).await?.into_iter().next())
    }

    /// Runs a statement; says how many rows it touched.
    pub(crate) async fn execute(self, statement: &impl StatementBuilder) -> Result<u64, Error> {
        let result = match self.at {
            At::Pool(pool) => pool.execute(statement).await?,
            At::Transaction(tx) => tx.execute(statement).await?,
        };
        Ok(result.rows_affected())
    }

    /// Whether a statement may take many values as one.
    pub(crate) fn takes_arrays(self) -> bool {
        takes_arrays(match self.at {
            At::Pool(pool) => pool.get_database_backend(),
            At::Transaction(tx) => tx.get_database_backend(),
        })
    }

    /// Refuses what belongs to another organization than the one that is locked.
    pub(crate) fn allows(self, organization: Uuid) -> Result<(), Error> {
        match self.scope {
            Some(scope) if scope != organization => Err(Error::inconsistent(format!(
                "a transaction of organization {scope} was to write for {organization}"
            ))),
            _ => Ok(()),
        }
    }

    /// Insists on the organization's lock.
    pub(crate) fn is_locked_for(self, organization: Uuid) -> Result<(), Error> {
        match self.scope {
            Some(scope) if scope == organization => Ok(()),
            _ => Err(Error::inconsistent(format!(
                "the journal of organization {organization} was to be written without its lock"
            ))),
        }
    }
}

macro_rules! handles {
    ($($(#[$doc:meta])* $method:ident -> $Handle:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $Handle<'a, Access = Read> {
                pub(crate) conn: Conn<'a>,
                access: PhantomData<Access>,
            }
        )*
        impl<'a> Reader<'a> {
            $($(#[$doc])* pub fn $method(self) -> $Handle<'a> {
                $Handle { conn: self.conn(), access: PhantomData }
            })*
        }
        impl Snapshot {
            $($(#[$doc])* pub fn $method(&self) -> $Handle<'_> {
                $Handle { conn: self.conn(), access: PhantomData }
            })*
        }
        impl Tx {
            $($(#[$doc])* pub fn $method(&self) -> $Handle<'_, Write> {
                $Handle { conn: self.conn(), access: PhantomData }
            })*
        }
    };
}

handles! {
    /// Current balances.
    accounts -> Accounts;
    /// Who brings someone, in one program, and the code they share.
    advocates -> Advocates;
    /// The keys with which programs of the business call the API.
    api_keys -> ApiKeys;
    /// What was decided, in order, for those who watch.
    changes -> Changes;
    /// Visits through a shared link, and their daily counts.
    clicks -> Clicks;
    /// The people on file.
    customers -> Customers;
    /// What a friend's scope tells its advocate's.
    deeds -> Deeds;
    /// Programs that are being written.
    drafts -> Drafts;
    /// The facts.
    events -> Events;
    /// Counts by day: what a dashboard shows.
    figures -> Figures;
    /// Who wants no more mail.
    mail_stops -> MailStops;
    /// Letters by electronic mail.
    messages -> Messages;
    /// With what people sign in, installation-wide.
    logins -> Logins;
    /// Links that let somebody in once.
    one_time_links -> OneTimeLinks;
    /// The businesses on this installation.
    organizations -> Organizations;
    /// What is to be delivered outside, at least once.
    outbox -> Outbox;
    /// The policies and their versions.
    programs -> Programs;
    /// Pairs of advocate and friend, and how many there are of each state.
    referrals -> Referrals;
    /// What was refused, and why.
    refusals -> Refusals;
    /// Events that came again.
    repeats -> Repeats;
    /// What was given.
    rewards -> Rewards;
    /// The folds' accumulators.
    scopes -> Scopes;
    /// People who are signed in, installation-wide.
    sessions -> Sessions;
    /// Settings made in the console.
    settings -> Settings;
    /// Templates that the owner has edited.
    templates -> Templates;
    /// The addresses of advocates' own pages.
    share_pages -> SharePages;
    /// The people who work there.
    staff -> Staff;
    /// The journal: append-only, chained by hash.
    transfers -> Transfers;
    /// When the clock has to look at a scope again.
    wake_ups -> WakeUps;
    /// Where events are sent to.
    webhook_endpoints -> WebhookEndpoints;
}

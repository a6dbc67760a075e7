//! The application: a store, its ports, and the batch that decides.

use std::sync::{Arc, OnceLock};

use goodword_domain::moment::Moment;
use goodword_store::Store;

use crate::{
    event::Recorder,
    live::Live,
    mail::MailOptions,
    port::{Clock, Ids},
    session::Lifetime,
};

/// How an application behaves.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Most events that are decided in one transaction.
    pub batch_max: usize,
    /// Most requests that may wait to be decided; more are told to come again.
    pub waiting_max: usize,
    /// How long people stay signed in.
    pub sessions: Lifetime,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            batch_max: 256,
            waiting_max: 4_096,
            sessions: Lifetime::default(),
        }
    }
}

/// The application. Cheap to clone; all clones share one store and one batch.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    recorder: Recorder,
    live: Live,
    options: Options,
    mail: OnceLock<MailOptions>,
}

impl App {
    /// An application on a store whose tables are up to date. Must be called
    /// within a tokio runtime: the batch runs beside.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, options: Options) -> Self {
        let recorder = Recorder::start(store.clone(), clock.clone(), ids.clone(), options);
        let live = Live::on(store.clone());
        Self {
            inner: Arc::new(Inner {
                live,
                store,
                clock,
                ids,
                recorder,
                options,
                mail: OnceLock::new(),
            }),
        }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.inner.clock.now()
    }

    /// Where ids come from.
    #[must_use]
    pub fn ids(&self) -> &dyn Ids {
        self.inner.ids.as_ref()
    }

    /// How it behaves.
    #[must_use]
    pub fn options(&self) -> Options {
        self.inner.options
    }

    /// Says how letters are written: once, when the server knows its own address.
    /// Without it nobody is written to. Says whether it was the first time.
    pub fn set_mail(&self, options: MailOptions) -> bool {
        self.inner.mail.set(options).is_ok()
    }

    /// How letters are written, if anybody said so.
    #[must_use]
    pub fn mail(&self) -> Option<&MailOptions> {
        self.inner.mail.get()
    }

    pub(crate) fn recorder(&self) -> &Recorder {
        &self.inner.recorder
    }

    pub(crate) fn live(&self) -> &Live {
        &self.inner.live
    }

    /// Ends every watch ([`crate::live`]), and begins no new one: a server that stops
    /// waits for what it is answering, and a watch would never end by itself.
    pub fn end_watches(&self) {
        self.inner.live.end();
    }

    /// Waits until everything that was accepted is decided and durable, and
    /// takes nothing more.
    pub async fn drain(&self) {
        self.inner.recorder.drain().await;
    }
}

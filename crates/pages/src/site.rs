//! What every page has at hand.

use std::sync::Arc;

use goodword_app::{
    App,
    click::{ClickRecorder, Landings},
    sign_up::Door,
};

use crate::{
    ClientAddress, Language, PageOptions, asset::Assets, cookie::Cookies, limit::ClientLimit,
    links::Links, seal::Sealer,
};

/// What every page has at hand. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Site {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) app: App,
    pub(crate) clicks: ClickRecorder,
    pub(crate) landings: Landings,
    pub(crate) door: Door,
    pub(crate) links: Links,
    pub(crate) assets: Assets,
    pub(crate) cookies: Cookies,
    pub(crate) forms: Sealer,
    pub(crate) requests: ClientLimit,
    pub(crate) sign_ups: ClientLimit,
    pub(crate) client: ClientAddress,
    pub(crate) language: Language,
}

impl Site {
    pub(crate) fn new(app: App, options: PageOptions) -> Self {
        let key = &options.signing_key;
        let links = Links::new(&options.public_url);
        let cookies = Cookies::new(Sealer::new(key, "visitor"), links.base(), options.is_https);
        let limits = options.limits;
        let inner = Inner {
            app,
            clicks: options.clicks,
            landings: Landings::default(),
            door: Door::new(key),
            assets: Assets::new(),
            cookies,
            forms: Sealer::new(key, "form"),
            requests: ClientLimit::per_second(limits.per_second, limits.burst),
            sign_ups: ClientLimit::per_hour(limits.sign_ups_per_hour),
            client: options.client,
            language: options.language,
            links,
        };
        Self {
            inner: Arc::new(inner),
        }
    }
}

impl std::ops::Deref for Site {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.inner
    }
}

//! What it takes to share a link: the link, the code, the QR code, and words to
//! forward.

use goodword_app::click::ProgramLanding;

use crate::{
    Language,
    links::{Links, encoded},
    qr::Qr,
    texts::{Said, Texts},
};

/// What it takes to share a link.
pub(crate) struct Tools {
    pub(crate) link: String,
    pub(crate) code: String,
    pub(crate) qr: Option<Qr>,
    /// Where the QR code is as a file.
    pub(crate) picture: String,
    /// Words to forward, with the link.
    pub(crate) message: String,
    /// The same words without the link, for the device's own way of sharing.
    pub(crate) words: String,
    /// The link for the device's own way of sharing.
    pub(crate) social: String,
    /// Ways to forward them.
    pub(crate) ways: Vec<Way>,
    /// What to do in WeChat, where people here use it: it lets no page share.
    pub(crate) wechat: Option<String>,
    /// For the poster.
    pub(crate) organization: String,
    pub(crate) offer: Option<Said>,
}

/// A way to forward a message.
pub(crate) struct Way {
    pub(crate) label: String,
    pub(crate) address: String,
}

impl Tools {
    pub(crate) fn new(texts: Texts, links: &Links, landing: &ProgramLanding) -> Self {
        let shared = |via| links.shared(&landing.code, via);
        let offer = texts.said(&landing.offer);
        let writer = Writer {
            texts,
            organization: &landing.organization_name,
            offer: offer.as_ref().map_or("", |offer| &offer.text),
        };
        let qr = Qr::of(&shared(Some("qr")));
        Self {
            link: shared(None),
            code: landing.code.clone(),
            qr,
            picture: links.picture(&landing.code),
            message: writer.write("message-chat", &shared(Some("chat"))),
            words: writer.write("message-words", ""),
            social: shared(Some("social")),
            ways: writer.ways(&shared),
            wechat: (texts.language() == Language::ZhHans).then(|| texts.get("share-wechat")),
            organization: landing.organization_name.clone(),
            offer,
        }
    }
}

/// Writes messages in a language.
struct Writer<'a> {
    texts: Texts,
    organization: &'a str,
    offer: &'a str,
}

impl Writer<'_> {
    fn write(&self, key: &str, link: &str) -> String {
        let places = [
            ("organization", self.organization),
            ("offer", self.offer),
            ("link", link),
        ];
        tidy(&self.texts.to_copy(key, &places))
    }

    fn ways(&self, shared: &dyn Fn(Option<&'static str>) -> String) -> Vec<Way> {
        let words = |via| encoded(&self.write("message-chat", &shared(Some(via))));
        let chat = words("chat");
        let way = |key: &str, address: String| Way {
            label: self.texts.get(key),
            address,
        };
        let whatsapp = || way("share-whatsapp", format!("https://wa.me/?text={chat}"));
        let telegram = || {
            let link = encoded(&shared(Some("chat")));
            let text = encoded(&self.write("message-words", ""));
            let address = format!("https://t.me/share/url?url={link}&text={text}");
            way("share-telegram", address)
        };
        let line = || way("share-line", format!("https://line.me/R/share?text={chat}"));
        let mut ways = match self.texts.language() {
            Language::En => vec![whatsapp(), telegram()],
            Language::Fa => vec![telegram(), whatsapp()],
            Language::ZhHant => vec![line()],
            Language::ZhHans => Vec::new(),
        };
        let subject = encoded(&self.write("message-subject", ""));
        let body = encoded(&self.write("message-mail", &shared(Some("email"))));
        let mail = format!("mailto:?subject={subject}&body={body}");
        let sms = format!("sms:?&body={}", words("sms"));
        ways.extend([way("share-sms", sms), way("share-mail", mail)]);
        ways
    }
}

/// Where a program has no offer, its place leaves a gap behind.
fn tidy(text: &str) -> String {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(words).collect();
    lines.join("\n").trim().to_owned()
}

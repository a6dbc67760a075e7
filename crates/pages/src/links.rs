//! Addresses within the pages, and on to a business's own page.

/// Makes the pages' own addresses: paths, under the path of the public address.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    /// `scheme://host[:port]` of the public address.
    origin: String,
    base: String,
}

impl Links {
    pub(crate) fn new(public_url: &str) -> Self {
        let url = public_url.trim_end_matches('/');
        let host = url.find("://").map_or(0, |at| at + 3);
        let end = url[host..].find('/').map_or(url.len(), |at| host + at);
        Self {
            origin: url[..end].to_owned(),
            base: url[end..].to_owned(),
        }
    }

    /// The path of the public address, without a trailing slash.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// `scheme://host[:port]`, as browsers write it in `Origin`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The landing page of a code.
    pub(crate) fn landing(&self, code: &str) -> String {
        format!("{}/r/{}", self.base, encoded(code))
    }

    /// The page after a sign-up.
    pub(crate) fn thanks(&self, code: &str, outcome: &str, language: &str) -> String {
        format!(
            "{}/thanks?outcome={outcome}&lang={language}",
            self.landing(code)
        )
    }

    /// The address that an advocate shares, in full; `via` says how it travels.
    pub(crate) fn shared(&self, code: &str, via: Option<&str>) -> String {
        let via = via.map(|via| format!("?via={via}")).unwrap_or_default();
        format!("{}{}{via}", self.origin, self.landing(code))
    }

    /// The QR code of a link, as a file.
    pub(crate) fn picture(&self, code: &str) -> String {
        format!("{}/q/{}.svg", self.base, encoded(code))
    }

    /// An advocate's own page.
    pub(crate) fn share_page(&self, secret: &str) -> String {
        format!("{}/s/{}", self.base, encoded(secret))
    }

    /// The page after a sign-up, with the friend's own link.
    pub(crate) fn welcome(&self, secret: &str, outcome: &str, language: &str) -> String {
        let page = self.share_page(secret);
        format!("{page}/thanks?outcome={outcome}&lang={language}")
    }

    /// A file of ours.
    pub(crate) fn asset(&self, name: &str) -> String {
        format!("{}/assets/{name}", self.base)
    }
}

/// A business's own page, told by `ref` whose link was followed.
pub(crate) fn onward(destination: &str, code: &str) -> String {
    let (page, fragment) = match destination.split_once('#') {
        Some((page, fragment)) => (page, format!("#{fragment}")),
        None => (destination, String::new()),
    };
    let joint = if page.contains('?') { '&' } else { '?' };
    format!("{page}{joint}ref={}{fragment}", encoded(code))
}

/// Text within an address: everything but letters, digits, `-`, `_`, `.` and
/// `~` as percent signs and hexadecimal (RFC 3986).
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Links, onward};

    #[test]
    fn links_stand_under_the_path_of_the_public_address() {
        let plain = Links::new("https://shop.example");
        assert_eq!((plain.origin(), plain.base()), ("https://shop.example", ""));
        assert_eq!(plain.landing("AB-1"), "/r/AB-1");
        assert_eq!(
            plain.shared("AB-1", Some("qr")),
            "https://shop.example/r/AB-1?via=qr"
        );
        let deep = Links::new("http://shop.example:8080/bring/");
        assert_eq!(
            (deep.origin(), deep.base()),
            ("http://shop.example:8080", "/bring")
        );
        assert_eq!(
            deep.thanks("李/", "welcome", "fa"),
            "/bring/r/%E6%9D%8E%2F/thanks?outcome=welcome&lang=fa"
        );
        assert_eq!(
            deep.welcome("5ec7e7", "welcome", "fa"),
            "/bring/s/5ec7e7/thanks?outcome=welcome&lang=fa"
        );
        assert_eq!(
            deep.shared("AB-1", None),
            "http://shop.example:8080/bring/r/AB-1"
        );
    }

    #[test]
    fn a_destination_is_told_whose_link_it_was() {
        assert_eq!(onward("https://a.example", "X"), "https://a.example?ref=X");
        assert_eq!(
            onward("https://a.example/p?x=1#y", "X"),
            "https://a.example/p?x=1&ref=X#y"
        );
    }
}

//! From which site a browser sends a request.

use axum::http::{HeaderMap, header};

use crate::problem::{Code, Problem};

/// Refuses what a page of another site made the browser send. Programs that are no
/// browsers send neither header.
///
/// # Errors
/// A problem that says so.
pub(crate) fn refuse_foreign(headers: &HeaderMap, public_url: &str) -> Result<(), Problem> {
    if is_foreign(headers, public_url) {
        let detail = "a page of another site made the browser send this; nothing was done";
        return Err(Problem::new(Code::CrossSite, detail));
    }
    Ok(())
}

fn is_foreign(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("null"))
    };
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return false;
    };
    let host = text(header::HOST.as_str());
    let own = origin == origin_of(public_url);
    // A proxy in between may speak another scheme than the browser.
    let same = host.is_some() && origin.split_once("://").map(|(_, host)| host) == host;
    !own && !same
}

/// Scheme, host and port of an address.
fn origin_of(url: &str) -> &str {
    let begin = url.find("://").map_or(0, |at| at + 3);
    let rest = url.get(begin..).unwrap_or_default();
    let end = rest.find('/').map_or(url.len(), |at| begin + at);
    url.get(..end).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use axum::http::{HeaderMap, HeaderName};

    use super::is_foreign;

    #[test]
    fn only_our_own_pages_may_ask() {
        let table: &[(&[(&str, &str)], bool)] = &[
            (&[], false),
            (&[("sec-fetch-site", "same-origin")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "same-site")], true),
            (&[("sec-fetch-site", "cross-site")], true),
            (
                &[
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "https://shop.example"),
                ],
                true,
            ),
            (&[("origin", "https://shop.example")], false),
            (&[("origin", "https://shop.example:444")], true),
            (
                &[("origin", "https://evil.example"), ("host", "shop.example")],
                true,
            ),
            (
                &[
                    ("origin", "http://10.0.0.7:8080"),
                    ("host", "10.0.0.7:8080"),
                ],
                false,
            ),
            (&[("origin", "null")], true),
            (&[("origin", "null"), ("host", "null")], true),
        ];
        for (sent, foreign) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in *sent {
                headers.insert(HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
            }
            let found = is_foreign(&headers, "https://shop.example/refer");
            assert_eq!(found, *foreign, "{sent:?}");
        }
    }
}

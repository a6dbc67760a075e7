//! Who is asking: the client's address behind proxies that are trusted.

use std::{net::IpAddr, sync::Arc};

use axum::http::HeaderMap;

/// Tells the client's address from a request's headers and the address of the
/// other end of the connection.
pub type ClientAddress = Arc<dyn Fn(&HeaderMap, IpAddr) -> IpAddr + Send + Sync>;

/// Believes `X-Forwarded-For` as far as it was written by proxies that are
/// trusted: from the right, the first address that is not one of them is the
/// client. What stands further left was written by the client, and anybody can
/// write anything.
pub fn behind_proxies(trusts: impl Fn(IpAddr) -> bool + Send + Sync + 'static) -> ClientAddress {
    Arc::new(move |headers, peer| {
        let lines = headers.get_all("x-forwarded-for").iter();
        let text: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
        let hops = text
            .iter()
            .flat_map(|line| line.split(','))
            .rev()
            .map(address);
        let mut client = peer.to_canonical();
        for hop in hops {
            if !trusts(client) {
                break;
            }
            match hop {
                Some(hop) => client = hop,
                None => break,
            }
        }
        client
    })
}

/// An address as proxies write it: alone, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let read = bare.parse::<IpAddr>().ok();
    let with_port = || {
        text.parse::<std::net::SocketAddr>()
            .ok()
            .map(|socket| socket.ip())
    };
    read.or_else(with_port).map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::net::IpAddr;

    use axum::http::{HeaderMap, HeaderValue};

    use super::behind_proxies;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        let proxies: Vec<IpAddr> = ["10.0.0.1", "10.0.0.2", "fd00::1"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        let trusts = behind_proxies(move |ip| proxies.contains(&ip));
        trusts(&headers, peer.parse().unwrap()).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let table: &[(&str, &[&str], &str)] = &[
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["1.2.3.4, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1", "10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", &["[2001:db8::7]:443"], "2001:db8::7"),
            ("fd00::1", &["2001:db8::7"], "2001:db8::7"),
            ("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["unknown"], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1, junk"], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
        ];
        for (peer, forwarded, expected) in table {
            assert_eq!(&client(peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }
}

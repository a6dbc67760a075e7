//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};

/// The address of the client: that of the connection, unless it is a trusted
/// proxy's. Then it is the last address in `X-Forwarded-For` that is no trusted
/// proxy: what stands before it, the client may have written itself.
pub(crate) fn address_of(
    extensions: &Extensions,
    headers: &HeaderMap,
    trusts: &dyn Fn(IpAddr) -> bool,
) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| {
        peer.ip()
    });
    if !trusts(plain(peer)) {
        return plain(peer);
    }
    let lines = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|line| line.to_str().ok());
    let all: Vec<&str> = lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .collect();
    let mut client = plain(peer);
    for text in all.into_iter().rev() {
        let Some(address) = parse(text) else { break };
        client = address;
        if !trusts(address) {
            break;
        }
    }
    client
}

/// What shares a limit: an IPv4 address, or the /64 that one IPv6 customer has.
pub(crate) fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// An address as proxies write it: with or without a port, in brackets or not.
fn parse(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().ok();
    address
        .or_else(|| text.parse::<SocketAddr>().ok().map(|peer| peer.ip()))
        .map(plain)
}

/// An IPv4 address is one, also in the clothes of IPv6.
fn plain(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4711)));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusts = |address: IpAddr| address.to_string().starts_with("10.");
        address_of(&extensions, &headers, &trusts).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(client("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(client("10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("::ffff:10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        assert_eq!(
            client("10.0.0.1", &["1.2.3.4, 198.51.100.1, 10.0.0.2"]),
            "198.51.100.1"
        );
        assert_eq!(
            client("10.0.0.1", &["1.2.3.4", "198.51.100.1, 10.0.0.2"]),
            "198.51.100.1"
        );
        assert_eq!(client("10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(
            client("10.0.0.1", &["nonsense, 198.51.100.1"]),
            "198.51.100.1"
        );
    }

    #[test]
    fn ports_and_brackets_are_understood() {
        assert_eq!(client("10.0.0.1", &["198.51.100.1:52000"]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &["[2001:db8::1]:52000"]), "2001:db8::1");
        assert_eq!(client("10.0.0.1", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn one_customer_has_many_ipv6_addresses() {
        let near = |text: &str| neighbourhood(text.parse().unwrap());
        assert_eq!(near("2001:db8:1:2:3:4:5:6"), near("2001:db8:1:2:ffff::1"));
        assert_ne!(near("2001:db8:1:2::1"), near("2001:db8:1:3::1"));
        assert_ne!(near("192.0.2.1"), near("192.0.2.2"));
    }
}

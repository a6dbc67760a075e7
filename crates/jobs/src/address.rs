//! Which addresses a webhook may go to. The check is made on the address that is
//! then connected to, after the name was looked up: a name that points inwards
//! is no way around it.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Looks names up, and refuses what is not on the public internet.
#[derive(Debug)]
pub(crate) struct PublicOnly {
    private_too: bool,
    lookup: DefaultResolver,
}

impl PublicOnly {
    pub(crate) fn new(private_too: bool) -> Self {
        Self {
            private_too,
            lookup: DefaultResolver::default(),
        }
    }
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.lookup.resolve(uri, config, timeout)?;
        if !self.private_too && found.iter().any(|address| is_private(address.ip())) {
            let reason = "the address is not on the public internet, and webhooks go nowhere else";
            return Err(Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                reason,
            )));
        }
        Ok(found)
    }
}

/// Whether an address belongs to this machine, to a network of its own, or to
/// nobody: everything from which a webhook could reach what the internet cannot.
#[must_use]
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b)) // shared by carriers, RFC 6598
        || (a, b, c) == (192, 0, 0)
        || (a == 198 && (18..20).contains(&b)) // benchmarks, RFC 2544
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let [first, second, .., last_two, last] = address.segments();
    // Ways of writing an IPv4 address: 64:ff9b::/96 and 2002::/16.
    let v4 = |high: u16, low: u16| {
        is_private_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
    };
    let third = address.segments()[2];
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || (first, second) == (0x2001, 0x0db8)
        || (first & 0xffc0) == 0xfec0
        || ((first, second) == (0x0064, 0xff9b) && v4(last_two, last))
        || (first == 0x2002 && v4(second, third))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::is_private;

    #[test]
    fn only_the_public_internet_is_public() {
        let inside = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "fec0::1",
        ];
        for address in inside {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        let outside = [
            "1.1.1.1",
            "100.128.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "198.20.0.1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
        ];
        for address in outside {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }
}

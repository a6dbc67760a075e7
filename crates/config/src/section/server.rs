use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::section;
use crate::fault::{Fault, Wrong};
use crate::network::Network;
use crate::public_url::PublicUrl;

section! {
    /// How the server is reached.
    "server" Server {
        /// Address and port to listen on. Port 0 takes any free port.
        listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 8080));
        /// The address under which customers reach the server; links, QR codes
        /// and messages are made of it. Without it: `http://` and `listen`.
        public_url: Option<PublicUrl> = None;
        /// Proxies in front of the server. Only a request that comes from one of
        /// them has its `X-Forwarded-For` believed; everybody else is who their
        /// connection says.
        trusted_proxies: Vec<Network> = Vec::new();
        /// Largest request body, in bytes. A larger one is answered 413.
        body_limit_bytes: u64 = 2 * 1024 * 1024, 1_024..=1_073_741_824;
        /// Seconds after which a request that is still being worked on is
        /// answered 503.
        request_timeout_seconds: u64 = 30, 1..=3_600;
        /// Seconds that open requests and waiting facts get to finish when the
        /// server is told to stop.
        shutdown_grace_seconds: u64 = 20, 0..=3_600;
    }
}

impl Server {
    /// The public address, when the server listens on `bound` (which differs
    /// from `listen` when that asked for port 0).
    #[must_use]
    pub fn public_url_at(&self, bound: SocketAddr) -> String {
        if let Some(url) = &self.public_url {
            return url.as_str().to_owned();
        }
        let ip = match bound.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        format!("http://{}", SocketAddr::new(ip, bound.port()))
    }

    /// Whether `peer` is a proxy whose `X-Forwarded-For` is believed.
    #[must_use]
    pub fn trusts(&self, peer: IpAddr) -> bool {
        self.trusted_proxies
            .iter()
            .any(|network| network.contains(peer))
    }

    pub(crate) fn faults(&self, faults: &mut Vec<Fault>) {
        let all = |network: &&Network| network.to_string().ends_with("/0");
        if let Some(network) = self.trusted_proxies.iter().find(all) {
            let wrong = Wrong::new(
                format!("{network} lets everybody choose the address they are known by"),
                "name the addresses of your own proxies",
            );
            faults.push(wrong.at("settings", "server.trusted_proxies"));
        }
    }
}

//! An address or a block of addresses.

use std::fmt;
use std::net::IpAddr;

use crate::fault::Wrong;
use crate::layer::Raw;
use crate::setting::{Setting, not, quoted, text};

/// The addresses that share the first `bits` bits, such as `10.0.0.0/8`; one
/// address alone has all its bits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether `address` belongs to it. An IPv4 address that arrives inside an
    /// IPv6 one (`::ffff:10.0.0.1`, on a socket that listens to both) is
    /// compared as the IPv4 address it is.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let differ = own.to_bits() ^ other.to_bits();
                differ.leading_zeros() >= u32::from(self.bits)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let differ = own.to_bits() ^ other.to_bits();
                differ.leading_zeros() >= u32::from(self.bits)
            }
            _ => false,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(width);
        (bits <= width).then_some(Self { address, bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl Setting for Network {
    const KIND: &'static str = "list of addresses or networks";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        Self::parse(text)
            .ok_or_else(|| not(text, "an address or a network", "192.0.2.1 or 10.0.0.0/8"))
    }

    fn show(&self) -> Option<String> {
        Some(quoted(&self.to_string()))
    }
}

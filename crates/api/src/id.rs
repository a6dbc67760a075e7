//! Ids on the wire: one registry of prefixes, so that an id says what it names,
//! and one kind is never taken for another.
//!
//! What has a UUID is `prg_` and its 32 hexadecimal digits. What the database
//! knows by names of the business is those names in hexadecimal: the ids of the
//! business may hold slashes and any script, and an address may not.

use uuid::Uuid;

const PROGRAM: &str = "prg_";
const KEY: &str = "key_";
const DRAFT: &str = "drf_";
const STAFF: &str = "stf_";
const ORGANIZATION: &str = "org_";
const ADVOCATE: &str = "adv_";
const REFERRAL: &str = "ref_";
const REWARD: &str = "rwd_";
const MESSAGE: &str = "msg_";
const WEBHOOK: &str = "whk_";
const PARKED: &str = "out_";

pub(crate) fn write_program(id: Uuid) -> String {
    format!("{PROGRAM}{}", id.simple())
}

pub(crate) fn read_program(text: &str) -> Option<Uuid> {
    read_uuid(PROGRAM, text)
}

pub(crate) fn write_key(id: Uuid) -> String {
    format!("{KEY}{}", id.simple())
}

pub(crate) fn read_key(text: &str) -> Option<Uuid> {
    read_uuid(KEY, text)
}

pub(crate) fn write_message(id: Uuid) -> String {
    format!("{MESSAGE}{}", id.simple())
}

pub(crate) fn read_message(text: &str) -> Option<Uuid> {
    read_uuid(MESSAGE, text)
}

pub(crate) fn write_staff(id: Uuid) -> String {
    format!("{STAFF}{}", id.simple())
}

pub(crate) fn write_webhook(id: Uuid) -> String {
    format!("{WEBHOOK}{}", id.simple())
}

pub(crate) fn read_webhook(text: &str) -> Option<Uuid> {
    read_uuid(WEBHOOK, text)
}

pub(crate) fn write_parked(id: Uuid) -> String {
    format!("{PARKED}{}", id.simple())
}

pub(crate) fn read_parked(text: &str) -> Option<Uuid> {
    read_uuid(PARKED, text)
}

pub(crate) fn write_draft(id: Uuid) -> String {
    format!("{DRAFT}{}", id.simple())
}

pub(crate) fn read_draft(text: &str) -> Option<Uuid> {
    read_uuid(DRAFT, text)
}

pub(crate) fn read_staff(text: &str) -> Option<Uuid> {
    read_uuid(STAFF, text)
}

pub(crate) fn write_organization(id: Uuid) -> String {
    format!("{ORGANIZATION}{}", id.simple())
}

pub(crate) fn read_organization(text: &str) -> Option<Uuid> {
    read_uuid(ORGANIZATION, text)
}

/// A program and a customer.
pub(crate) fn write_advocate(program: Uuid, customer: &str) -> String {
    format!("{ADVOCATE}{}{}", program.simple(), hex(customer.as_bytes()))
}

pub(crate) fn read_advocate(text: &str) -> Option<(Uuid, String)> {
    let (program, rest) = split_program(text.strip_prefix(ADVOCATE)?)?;
    let customer = unhex_text(rest)?;
    (!customer.is_empty()).then_some((program, customer))
}

/// A program, an advocate and a friend: of the advocate the length comes first.
pub(crate) fn write_referral(program: Uuid, advocate: &str, friend: &str) -> String {
    let (length, advocate) = (advocate.len(), hex(advocate.as_bytes()));
    format!(
        "{REFERRAL}{}{length:08x}{advocate}{}",
        program.simple(),
        hex(friend.as_bytes())
    )
}

pub(crate) fn read_referral(text: &str) -> Option<(Uuid, String, String)> {
    let (program, rest) = split_program(text.strip_prefix(REFERRAL)?)?;
    let (length, rest) = rest.split_at_checked(8)?;
    let length = usize::from_str_radix(length, 16).ok()?.checked_mul(2)?;
    let (advocate, friend) = rest.split_at_checked(length)?;
    Some((program, unhex_text(advocate)?, unhex_text(friend)?))
}

/// A reward's stable id, `<program>/<rule>/<beneficiary>/<what earned it>`.
pub(crate) fn write_reward(id: &str) -> String {
    format!("{REWARD}{}", hex(id.as_bytes()))
}

pub(crate) fn read_reward(text: &str) -> Option<String> {
    unhex_text(text.strip_prefix(REWARD)?)
}

/// An id as use cases name it in an error, as its caller knows it.
pub(crate) fn on_the_wire(what: &str, id: &str) -> String {
    match (what, Uuid::try_parse(id)) {
        ("program", Ok(id)) => write_program(id),
        ("key", Ok(id)) => write_key(id),
        ("message", Ok(id)) => write_message(id),
        ("webhook", Ok(id)) => write_webhook(id),
        ("parked message", Ok(id)) => write_parked(id),
        ("draft", Ok(id)) => write_draft(id),
        ("staff", Ok(id)) => write_staff(id),
        ("organization", Ok(id)) => write_organization(id),
        _ => id.to_owned(),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read_uuid(prefix: &str, text: &str) -> Option<Uuid> {
    let (uuid, rest) = split_program(text.strip_prefix(prefix)?)?;
    rest.is_empty().then_some(uuid)
}

fn split_program(text: &str) -> Option<(Uuid, &str)> {
    let (digits, rest) = text.split_at_checked(32)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let uuid = Uuid::try_parse(digits).ok()?;
    plain.then_some((uuid, rest))
}

fn unhex_text(digits: &str) -> Option<String> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| match pair {
        [_, _] if pair.iter().all(u8::is_ascii_hexdigit) => {
            u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
        }
        _ => None,
    };
    let bytes: Option<Vec<u8>> = pairs.map(byte).collect();
    // No name holds a NUL: PostgreSQL has no such text.
    String::from_utf8(bytes?)
        .ok()
        .filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);

    #[test]
    fn ids_come_back_as_they_went() {
        assert_eq!(read_program(&write_program(UUID)), Some(UUID));
        assert_eq!(read_key(&write_key(UUID)), Some(UUID));
        assert_eq!(read_draft(&write_draft(UUID)), Some(UUID));
        assert_eq!(read_staff(&write_staff(UUID)), Some(UUID));
        assert_eq!(read_organization(&write_organization(UUID)), Some(UUID));
        for name in ["C-1", "张三/李四", "a b%2F", "ref_00", "٣"] {
            let advocate = read_advocate(&write_advocate(UUID, name));
            assert_eq!(advocate, Some((UUID, name.to_owned())));
            let referral = read_referral(&write_referral(UUID, name, "F"));
            assert_eq!(referral, Some((UUID, name.to_owned(), "F".to_owned())));
            assert_eq!(read_reward(&write_reward(name)).as_deref(), Some(name));
        }
    }

    #[test]
    fn one_kind_is_never_taken_for_another() {
        assert_eq!(read_key(&write_program(UUID)), None);
        assert_eq!(read_program(&write_key(UUID)), None);
        assert_eq!(read_draft(&write_program(UUID)), None);
        assert_eq!(read_organization(&write_staff(UUID)), None);
        assert_eq!(read_reward(&write_advocate(UUID, "C-1")), None);
    }

    #[test]
    fn nonsense_names_nothing() {
        for text in [
            "", "prg_", "prg_zz", "adv_", "ref_", "rwd_0", "rwd_zz", "rwd_00", "rwd_ff",
        ] {
            assert_eq!(read_program(text), None, "{text}");
            assert_eq!(read_advocate(text), None, "{text}");
            assert_eq!(read_referral(text), None, "{text}");
            assert_eq!(read_reward(text), None, "{text}");
        }
        let long = format!("ref_{}ffffffff00", UUID.simple());
        assert_eq!(read_referral(&long), None);
        assert_eq!(read_program(&format!("{}0", write_program(UUID))), None);
        assert_eq!(
            read_program("prg_01920000-0000-7000-8000-000000000001"),
            None
        );
        assert_eq!(read_program("prg_é1920000000070008000000000000001"), None);
    }
}

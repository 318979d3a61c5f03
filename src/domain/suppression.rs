//! Do not call: kept by number and mail address, not by lead, so that it outlives every lead. Of people who
//! were erased only a hash of the number is left, by which it is known again but not read.

use super::book::Book;
use super::phone::PhoneNumber;
use super::time::Day;

/// That a number or a mail address must not be used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The day they asked for it.
    pub since: Day,
    /// Who it was, as far as known then.
    pub who: String,
    /// How they asked for it: in a call, by mail, on another list.
    pub how: String,
    /// When and why it was lifted again; it stays on the list as what it was.
    pub lifted: Option<Lifted>,
}

/// That a suppression was lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The day.
    pub on: Day,
    /// Why.
    pub reason: String,
}

impl Suppression {
    /// An entry that holds.
    pub fn new(since: Day, who: &str, how: &str) -> Suppression {
        Suppression { since, who: who.to_owned(), how: how.to_owned(), lifted: None }
    }

    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.lifted.is_none()
    }
}

/// What a contact that is kept as a hash begins with; no number or address does.
const HASH: char = '#';

/// `contact` as it is kept for somebody who was erased: enough to recognise it, not enough to tell it.
/// With 32 bits of hash, every number shares them with others; the salt parts one entry from the next.
pub(super) fn hash_of(contact: &str, salt: &str) -> String {
    format!("{HASH}{salt}/{:08x}", hash(salt, contact))
}

/// Whether `text` may be made by [`hash_of`].
pub(super) fn may_be_hash(text: &str) -> bool {
    text.chars().next().is_some_and(|first| first <= HASH)
}

/// Whether `text` is made by [`hash_of`] of `contact`.
pub(super) fn is_hash_of(text: &str, contact: &str) -> bool {
    let parts = text.strip_prefix(HASH).and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(salt, stated)| !contact.starts_with(HASH) && stated == format!("{:08x}", hash(salt, contact)))
}

/// The hash of Fowler, Noll and Vo, variant 1a, folded to half its length.
fn hash(salt: &str, contact: &str) -> u32 {
    let hash = salt
        .bytes()
        .chain([0])
        .chain(contact.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let [a, b, c, d, e, f, g, h] = hash.to_le_bytes();
    u32::from_le_bytes([a ^ e, b ^ f, c ^ g, d ^ h])
}

/// A number that may be dialled. It can only be had from [`Book::dialable`], past the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialableNumber {
    digits: String,
    extension: Option<String>,
}

impl DialableNumber {
    /// The link that dials it: digits and a leading plus only, so that no code for the phone's
    /// network can hide in it.
    pub fn tel_link(&self) -> String {
        match &self.extension {
            Some(extension) => format!("tel:{};ext={extension}", self.digits),
            None => format!("tel:{}", self.digits),
        }
    }
}

/// A mail address that may be written to. It can only be had from [`Book::writable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritableAddress(String);

impl WritableAddress {
    /// The address.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Book {
    /// `phone` as a number that may be dialled: readable, and nobody asked not to be called there.
    pub fn dialable(&self, phone: &PhoneNumber) -> Option<DialableNumber> {
        let digits = phone.e164.as_deref()?;
        let plain = digits.strip_prefix('+').unwrap_or(digits);
        let harmless = (3..=20).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_digit());
        (harmless && !self.is_suppressed(digits)).then(|| DialableNumber {
            digits: digits.to_owned(),
            extension: phone.extension.clone().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
        })
    }

    /// `mail` as an address that may be written to.
    pub fn writable(&self, mail: &str) -> Option<WritableAddress> {
        let plausible =
            mail.contains('@') && !mail.contains(|letter: char| letter.is_control() || letter.is_whitespace());
        (plausible && !self.is_suppressed(&mail.to_lowercase())).then(|| WritableAddress(mail.to_owned()))
    }
}

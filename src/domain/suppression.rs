//! Do not call: kept by number and mail address, not by lead, so that it outlives every lead. Of people who
//! were erased only a digest of the number is left, by which it is known again but not read.

use super::book::Book;
use super::digest::digest;
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

/// What an entry begins with that is only a digest.
pub(super) const HASHED: char = '#';

/// The entry of a contact of somebody who was erased: the salt, and the digest of both.
pub fn hashed(salt: &str, contact: &str) -> String {
    format!("{HASHED}{salt}:{}", digest(format!("{salt}:{contact}").as_bytes()))
}

/// Whether `entry` is the digest of `contact`.
pub(super) fn is_digest_of(entry: &str, contact: &str) -> bool {
    let salt = entry.strip_prefix(HASHED).and_then(|rest| rest.split_once(':'));
    salt.is_some_and(|(salt, _)| hashed(salt, contact) == entry)
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

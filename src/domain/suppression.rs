//! Do not call: kept by number and mail address, not by lead, so that it outlives every lead.

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

    /// The link that opens a text message to it; `body` is encoded already. Phones differ in what they want
    /// before the body, and `?&` is read by all of them.
    pub fn text_link(&self, body: &str) -> String {
        format!("sms:{}?&body={body}", self.digits)
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

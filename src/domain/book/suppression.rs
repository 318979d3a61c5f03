//! Do not call: kept by number and mail address, not by lead, so that it outlives every lead. Of people who
//! were erased only a hash of the number is left, by which it is known again but not read.

use super::Book;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::time::Day;
use crate::domain::util::fnv1a;

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

/// `contact` as it is kept for somebody who was erased: enough to recognise it, and it does not say it. All
/// 64 bits of the hash, so that nobody new is taken for somebody who was erased; the salt parts one entry
/// from the next.
pub(in crate::domain) fn hash_of(contact: &str, salt: &str) -> String {
    format!("{HASH}{salt}/{:016x}", hash(salt, contact))
}

/// Whether `text` may be made by [`hash_of`]: none sorts behind it, so a search in order can stop there.
pub(in crate::domain) fn may_be_hash(text: &str) -> bool {
    text.chars().next().is_some_and(|first| first <= HASH)
}

/// Whether `text` is a contact that is kept as a hash, and not an address that begins like one (`#x@y`).
pub fn is_hash(text: &str) -> bool {
    hash_parts(text).is_some()
}

/// The salt and the digits of a contact that is kept as a hash.
fn hash_parts(text: &str) -> Option<(&str, &str)> {
    let (salt, digits) = text.strip_prefix(HASH)?.split_once('/')?;
    let is_whole =
        matches!(digits.len(), EARLIER_DIGITS | DIGITS) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some((salt, digits))
}

/// Whether `text` is made by [`hash_of`] of `contact`, or was made so when half as many bits were kept.
pub(in crate::domain) fn is_hash_of(text: &str, contact: &str) -> bool {
    let Some((salt, stated)) = hash_parts(text) else { return false };
    let of_contact = || match stated.len() {
        EARLIER_DIGITS => u64::from(folded(hash(salt, contact))),
        _ => hash(salt, contact),
    };
    !is_hash(contact) && u64::from_str_radix(stated, 16).is_ok_and(|stated| stated == of_contact())
}

/// How many digits a hash has, and how many it once had.
const DIGITS: usize = 16;
const EARLIER_DIGITS: usize = 8;

/// Whether `text` is a contact kept as a hash of more digits than there once were. Versions from then do not
/// know the contact by it.
pub fn is_long_hash(text: &str) -> bool {
    hash_parts(text).is_some_and(|(_, digits)| digits.len() > EARLIER_DIGITS)
}

/// The hash of a contact; the salt keeps the hashes of one contact in two entries apart.
fn hash(salt: &str, contact: &str) -> u64 {
    fnv1a(salt.bytes().chain([0]).chain(contact.bytes()))
}

/// A hash in half its length, as it was once kept.
fn folded(hash: u64) -> u32 {
    let [a, b, c, d, e, f, g, h] = hash.to_le_bytes();
    u32::from_le_bytes([a ^ e, b ^ f, c ^ g, d ^ h])
}

/// A number that may be dialled. It can only be had from [`Book::dialable`], past the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialableNumber {
    digits: String,
}

impl DialableNumber {
    /// The link that dials it: digits and a leading plus only, so that no code for the phone's
    /// network can hide in it. An extension stays out, since some phones dial its digits as part of the number;
    /// the screen shows it until the call is over.
    pub fn tel_link(&self) -> String {
        format!("tel:{}", self.digits)
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
        (harmless && !self.is_suppressed(digits)).then(|| DialableNumber { digits: digits.to_owned() })
    }

    /// `mail` as an address that may be written to.
    pub fn writable(&self, mail: &str) -> Option<WritableAddress> {
        let plausible =
            mail.contains('@') && !mail.contains(|letter: char| letter.is_control() || letter.is_whitespace());
        (plausible && !self.is_suppressed(&mail.to_lowercase())).then(|| WritableAddress(mail.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: &str = "AAAAAAAB.7";

    /// The entry as it was written when 32 bits were kept.
    fn earlier(contact: &str) -> String {
        format!("#{SALT}/{:08x}", folded(hash(SALT, contact)))
    }

    fn number(index: u32) -> String {
        format!("+44207{index:07}")
    }

    #[test]
    fn an_entry_is_known_by_the_contact_and_by_nothing_else() {
        for contact in ["+442079460007", "zoe7@example.com", "#x@y", "#x/0123456789abcdef@y", ""] {
            for entry in [hash_of(contact, SALT), earlier(contact)] {
                assert!(is_hash_of(&entry, contact), "{entry} is {contact}");
                assert!(!is_hash_of(&entry, "+442079460008"), "{entry} is somebody else");
                assert!(!is_hash_of(&entry, &entry), "{entry} is no contact");
                assert!(may_be_hash(&entry) && is_hash(&entry) && !is_hash(contact), "{entry}");
            }
        }
    }

    #[test]
    fn entries_are_written_as_they_always_will_be() {
        assert_eq!(hash_of("+442079460007", SALT), "#AAAAAAAB.7/3ed35ee75df80ecf");
        assert_eq!(earlier("+442079460007"), "#AAAAAAAB.7/632b5028");
    }

    #[test]
    fn what_only_looks_like_an_entry_blocks_nobody() {
        for text in
            ["#", "#salt", "#salt/", "#salt/zz", "#/", "salt/0", "#salt/00000000000000000000000000000000", "+44"]
        {
            assert!(!is_hash_of(text, "+442079460007"), "{text}");
        }
    }

    #[test]
    fn two_numbers_that_shared_an_earlier_entry_have_entries_of_their_own() {
        let mut all: Vec<(u32, u32)> = (0..150_000).map(|index| (folded(hash(SALT, &number(index))), index)).collect();
        all.sort_unstable();
        let pairs = all.array_windows().filter(|[one, other]| one.0 == other.0);
        let shared: Vec<(String, String)> = pairs.map(|[one, other]| (number(one.1), number(other.1))).collect();
        assert!(!shared.is_empty(), "with 32 bits some are bound to meet");
        for (one, other) in shared {
            assert!(is_hash_of(&earlier(&one), &other), "an earlier entry goes on blocking what it blocked");
            assert!(!is_hash_of(&hash_of(&one, SALT), &other), "{one} is taken for {other}");
        }
    }
}

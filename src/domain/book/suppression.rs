//! The do-not-call list. Entries are kept by number and mail address, not by lead, so they outlive every lead. For
//! erased people only a hash of the contact is kept, which can be recognised but not read.

use super::Book;
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::time::Day;
use crate::domain::util::fnv1a;

/// An entry of the do-not-call list: a number or mail address that must not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The day they asked for it.
    pub since: Day,
    /// Whose contact it was, as far as it was known then.
    pub who: String,
    /// How they asked for it: in a call, by mail, on another list.
    pub how: String,
    /// When and why the entry was lifted. The lifted entry stays on the list as a record.
    pub lifted: Option<Lifted>,
}

/// The lifting of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The day.
    pub on: Day,
    /// Why.
    pub reason: String,
}

impl Suppression {
    /// An entry that is in force.
    pub fn new(since: Day, who: &str, how: &str) -> Suppression {
        Suppression { since, who: who.to_owned(), how: how.to_owned(), lifted: None }
    }

    /// Whether the entry is in force.
    pub fn holds(&self) -> bool {
        self.lifted.is_none()
    }
}

/// The first character of a contact that is kept as a hash; no number or address begins with it.
const HASH: char = '#';

/// The hash under which the contact of an erased person is kept: enough to recognise it, but it does not reveal it.
/// All 64 bits are kept, so that a new person is not mistaken for an erased one. The salt makes equal contacts differ
/// between entries.
pub(in crate::domain) fn hash_of(contact: &str, salt: &str) -> String {
    format!("{HASH}{salt}/{:016x}", hash(salt, contact))
}

/// Whether `text` may come from [`hash_of`]. No hash sorts after a text for which this is false, so an ordered search
/// can stop there.
pub(in crate::domain) fn may_be_hash(text: &str) -> bool {
    text.chars().next().is_some_and(|first| first <= HASH)
}

/// Whether `text` is a hashed contact, and not an address that begins like one (`#x@y`).
pub fn is_hash(text: &str) -> bool {
    hash_parts(text).is_some()
}

/// The salt and the hex digits of a hashed contact.
fn hash_parts(text: &str) -> Option<(&str, &str)> {
    let (salt, digits) = text.strip_prefix(HASH)?.split_once('/')?;
    let is_whole =
        matches!(digits.len(), EARLIER_DIGITS | DIGITS) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some((salt, digits))
}

/// Whether `text` is the hash of `contact`, in today's 64 bits or the earlier 32.
pub(in crate::domain) fn is_hash_of(text: &str, contact: &str) -> bool {
    let Some((salt, stated)) = hash_parts(text) else { return false };
    let of_contact = || match stated.len() {
        EARLIER_DIGITS => u64::from(folded(hash(salt, contact))),
        _ => hash(salt, contact),
    };
    !is_hash(contact) && u64::from_str_radix(stated, 16).is_ok_and(|stated| stated == of_contact())
}

/// The number of hex digits of a hash today, and in earlier versions.
const DIGITS: usize = 16;
const EARLIER_DIGITS: usize = 8;

/// Whether `text` is a hash longer than those of earlier versions, which therefore cannot recognise the contact.
pub fn is_long_hash(text: &str) -> bool {
    hash_parts(text).is_some_and(|(_, digits)| digits.len() > EARLIER_DIGITS)
}

/// The hash of a contact; the salt makes the hashes of one contact differ between entries.
fn hash(salt: &str, contact: &str) -> u64 {
    fnv1a(salt.bytes().chain([0]).chain(contact.bytes()))
}

/// A hash folded to 32 bits, the length of earlier versions.
fn folded(hash: u64) -> u32 {
    let [a, b, c, d, e, f, g, h] = hash.to_le_bytes();
    u32::from_le_bytes([a ^ e, b ^ f, c ^ g, d ^ h])
}

/// A number that may be dialled. Only [`Book::dialable`] makes one, after the do-not-call check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialableNumber {
    digits: String,
}

impl DialableNumber {
    /// The `tel:` link. It holds only digits and a leading plus, so that it cannot hide a control code for the phone
    /// network. The extension is left out, since some phones dial its digits as part of the number; the screen shows
    /// it until the call is over.
    pub fn tel_link(&self) -> String {
        format!("tel:{}", self.digits)
    }

    /// The link that opens a text message; `body` must be percent-encoded. Phones disagree on the separator before
    /// the body, and all of them accept `?&`.
    pub fn text_link(&self, body: &str) -> String {
        format!("sms:{}?&body={body}", self.digits)
    }
}

/// A mail address that may be written to. Only [`Book::writable`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritableAddress(String);

impl WritableAddress {
    /// The address.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Book {
    /// `phone` as a number that may be dialled; `None` if it is unreadable or on the do-not-call list.
    pub fn dialable(&self, phone: &PhoneNumber) -> Option<DialableNumber> {
        let digits = phone.e164.as_deref()?;
        let plain = digits.strip_prefix('+').unwrap_or(digits);
        let harmless = (3..=20).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_digit());
        (harmless && !self.is_suppressed(digits)).then(|| DialableNumber { digits: digits.to_owned() })
    }

    /// `mail` as an address that may be written to; `None` if it is implausible or on the do-not-call list.
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

    /// The entry as earlier versions wrote it, with 32 bits.
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

//! Links that open a mail or a text message with its text filled in.

use crate::domain::book::Book;
use crate::domain::book::{DialableNumber, WritableAddress};
use crate::domain::lead::Lead;
use crate::domain::lead::phone::PhoneNumber;

/// The longest link in encoded characters; mail programs cut longer ones.
const LONGEST_LINK: usize = 1_800;

/// The link that opens a mail; `None` if it is too long to arrive complete.
pub fn mail_link(to: &WritableAddress, subject: &str, body: &str) -> Option<String> {
    let (subject, body) = (encode(subject), encode(&body.replace('\n', "\r\n")));
    let address = encode(to.text()).replace("%40", "@");
    fits(&subject, &body).then(|| format!("mailto:{address}?subject={subject}&body={body}"))
}

/// The number for text messages to the lead, preferably one without an extension.
pub fn text_number<'lead>(book: &Book, lead: &'lead Lead) -> Option<(&'lead PhoneNumber, DialableNumber)> {
    let dialable = |phone| Some((phone, book.dialable_for(lead, phone)?));
    let in_use = || lead.phones.iter().filter(|phone| phone.is_in_use() && !phone.is_fax());
    in_use().filter(|phone| phone.extension.is_none()).find_map(dialable).or_else(|| in_use().find_map(dialable))
}

/// The warning before a text message: a number with an extension is a switchboard, which receives none.
pub fn text_warning(phone: &PhoneNumber) -> Option<String> {
    let extension = phone.extension.as_ref()?;
    Some(format!(
        "A text won’t reach extension {extension}: this number is a switchboard. Use a mobile number or an email."
    ))
}

/// The link that opens a text message; `None` if it is too long to arrive complete.
pub fn text_link(to: &DialableNumber, body: &str) -> Option<String> {
    let body = encode(body);
    fits("", &body).then(|| to.text_link(&body))
}

fn fits(subject: &str, body: &str) -> bool {
    subject.len() + body.len() <= LONGEST_LINK
}

/// Percent-encodes text for an address: letters and digits stay, all other characters become their bytes.
fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(DIGITS.get(usize::from(digit)).map(|digit| char::from(*digit)));
            }
        }
    }
    encoded
}

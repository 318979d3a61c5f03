//! Links that open a mail or a text message with its words in it.

use crate::domain::book::Book;
use crate::domain::book::{DialableNumber, WritableAddress};
use crate::domain::lead::Lead;
use crate::domain::lead::phone::PhoneNumber;

/// Beyond so many encoded characters mail programs cut the text of a link.
const LONGEST_LINK: usize = 1_800;

/// The link that opens a mail; `None` if it is too long to arrive whole.
pub fn mail_link(to: &WritableAddress, subject: &str, body: &str) -> Option<String> {
    let (subject, body) = (encode(subject), encode(&body.replace('\n', "\r\n")));
    let address = encode(to.text()).replace("%40", "@");
    fits(&subject, &body).then(|| format!("mailto:{address}?subject={subject}&body={body}"))
}

/// The number that a text to the lead goes to: one without an extension, if there is one.
pub fn text_number<'lead>(book: &Book, lead: &'lead Lead) -> Option<(&'lead PhoneNumber, DialableNumber)> {
    let dialable = |phone| Some((phone, book.dialable_for(lead, phone)?));
    let in_use = || lead.phones.iter().filter(|phone| phone.is_in_use() && !phone.is_fax());
    in_use().filter(|phone| phone.extension.is_none()).find_map(dialable).or_else(|| in_use().find_map(dialable))
}

/// What to know before a text is sent to a number: an extension makes it a switchboard, which takes none.
pub fn text_warning(phone: &PhoneNumber) -> Option<String> {
    let extension = phone.extension.as_ref()?;
    Some(format!(
        "A text won’t reach extension {extension}: this number is a switchboard. Use a mobile number or an email."
    ))
}

/// The link that opens a text message; `None` if it is too long to arrive whole.
pub fn text_link(to: &DialableNumber, body: &str) -> Option<String> {
    let body = encode(body);
    fits("", &body).then(|| to.text_link(&body))
}

fn fits(subject: &str, body: &str) -> bool {
    subject.len() + body.len() <= LONGEST_LINK
}

/// Text as it stands in an address: letters and digits as they are, all else in its bytes.
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

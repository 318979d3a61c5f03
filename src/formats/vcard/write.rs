//! Writes leads as contact cards of version 3.0, which every phone and mail program reads.

use crate::domain::lead::Lead;
use crate::domain::lead::phone::PhoneNumber;
use crate::formats::content_line::{escaped, push};

/// The property for values that only this app reads: a heading of its tables, and the text below it.
pub(in crate::formats) const OWN: &str = "X-NEXT-TOUCH";

/// The card of one lead with the given numbers and addresses. `own` are headings of this app with their texts; other
/// programs ignore them.
#[must_use]
pub fn card(lead: &Lead, phones: &[&PhoneNumber], mails: &[&str], own: &[(&str, String)]) -> String {
    let mut card = Card(String::new());
    card.line("BEGIN:VCARD");
    card.line("VERSION:3.0");
    let title = lead.title();
    // Without a name the card is the company's own.
    let (family, given) = match lead.name.rsplit_once(' ') {
        Some((given, family)) => (family, given),
        None => ("", lead.name.as_str()),
    };
    card.line(&format!("N:{};{};;;", escaped(family), escaped(given)));
    card.line(&format!("FN:{}", escaped(title)));
    if lead.name.is_empty() && !lead.company.is_empty() {
        card.line("X-ABSHOWAS:COMPANY");
    }
    card.text("ORG", &lead.company);
    card.text("TITLE", &lead.role);
    for (place, phone) in phones.iter().enumerate() {
        card.phone(place + 1, phone);
    }
    for mail in mails {
        card.text("EMAIL;TYPE=INTERNET", mail);
    }
    card.text("URL", &lead.website);
    if !lead.address.is_empty() {
        card.line(&format!("ADR;TYPE=WORK:;;{};;;;", escaped(&lead.address)));
    }
    card.text("NOTE", &lead.note);
    for (heading, text) in own.iter().filter(|(_, text)| !text.is_empty()) {
        card.text(OWN, &format!("{heading}: {text}"));
    }
    card.line("END:VCARD");
    card.0
}

struct Card(String);

impl Card {
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("{name}:{}", escaped(text)));
        }
    }

    /// A number with its kind; a word that no program knows is written beside it as its label.
    fn phone(&mut self, place: usize, phone: &PhoneNumber) {
        let number = escaped(&phone.shown());
        let kind = match phone.remark.as_deref() {
            None => "VOICE",
            Some("mobile") => "CELL",
            Some("work") => "WORK",
            Some("home") => "HOME",
            Some(remark) => {
                self.line(&format!("item{place}.TEL:{number}"));
                self.line(&format!("item{place}.X-ABLabel:{}", escaped(remark)));
                return;
            }
        };
        self.line(&format!("TEL;TYPE={kind}:{number}"));
    }

    fn line(&mut self, line: &str) {
        push(&mut self.0, line);
    }
}

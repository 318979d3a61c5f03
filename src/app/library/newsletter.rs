//! One letter to many: a useful part and a product part, recorded as one touch with every reader.

use chrono::Datelike;

use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Status;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::domain::lead::{Group, Lead};
use crate::domain::library::script_versions::script;
use crate::domain::script::fill;
use crate::domain::script::{Gap, Values};
use crate::domain::settings::Settings;
use crate::domain::time::{Now, month_word};

/// The leads that can receive it: open or parked, with an address that may be used.
pub fn readers(book: &Book) -> Vec<LeadId> {
    book.leads()
        .filter(|lead| matches!(lead.status, Status::Open(_) | Status::Parked { .. }))
        .filter(|lead| lead.mails.iter().any(|mail| book.writable(mail).is_some()))
        .map(|lead| lead.id)
        .collect()
}

/// The addresses of these readers, for the Bcc field of a mail program.
pub fn addresses(book: &Book, readers: &[LeadId]) -> String {
    let first = readers.iter().filter_map(|id| {
        let lead = book.lead(*id)?;
        lead.mails.iter().find_map(|mail| book.writable(mail)).map(|address| address.text().to_owned())
    });
    first.collect::<Vec<_>>().join(", ")
}

/// The command that records one issue with all readers. Both parts are required: product news alone is an
/// advertisement, and a letter without any is not ours (S2.24).
pub fn send(readers: Vec<LeadId>, useful: &str, product: &str, now: &Now) -> Result<Command, CommandError> {
    let (useful, product) = (useful.trim(), product.trim());
    if readers.is_empty() || useful.is_empty() || product.is_empty() {
        return Err(CommandError::NothingToDo);
    }
    let touch = Touch {
        brought: format!("fact: {useful} · {product}"),
        aim: format!("Newsletter of {} {}", month_word(now.today()), now.today().year()),
        ..Touch::new(TouchTime::At(now.instant), Channel::Newsletter, Direction::Mine, Outcome::Sent)
    };
    Ok(Command::RecordMany(readers, touch))
}

/// The text of the letter, from its script; without names, since it goes to many.
pub fn text(book: &Book, useful: &str, product: &str) -> String {
    let parts = Parts { mine: book.settings(), useful, product };
    script(book, "mail-newsletter")
        .map(|script| fill::whole_text(&script, &parts, |step| !step.is_extra()))
        .unwrap_or_default()
}

/// The values for the letter: its two parts, and the sender's settings.
struct Parts<'a> {
    mine: &'a Settings,
    useful: &'a str,
    product: &'a str,
}

impl Values for Parts<'_> {
    fn value(&self, gap: Gap) -> Option<String> {
        let text = match gap {
            Gap::UsefulNews => self.useful,
            Gap::ProductNews => self.product,
            Gap::MyName => &self.mine.my_name,
            Gap::MyNumber => &self.mine.my_number,
            Gap::MyCompany => &self.mine.my_company,
            _ => return None,
        };
        Some(text.trim().trim_end_matches('.').to_owned()).filter(|text| !text.is_empty())
    }
}

/// The sum from which a sale is large.
const LARGE: u64 = 10_000;

/// Days until the deadline from which a sale is long.
const LONG_DAYS: i64 = 90;

/// The hint for leads for which a newsletter pays off: a high price and a long way to the decision (S2.25).
pub fn hint(lead: &Lead, now: &Now) -> Option<&'static str> {
    let is_long = match lead.days_to_deadline(now) {
        Some(days) => LONG_DAYS <= days,
        None => matches!(lead.group, Some(Group::B | Group::C)),
    };
    (is_long && LARGE <= sum_of(&lead.worth))
        .then_some("A large sale with a long way to go: a newsletter keeps you in mind between the touches.")
}

/// The first integer in the worth of a sale: "12,000 €", "12.000", "£1.5k", "2 m".
fn sum_of(worth: &str) -> u64 {
    let start = worth.find(|letter: char| letter.is_ascii_digit()).unwrap_or(worth.len());
    let number = worth.get(start..).unwrap_or_default();
    let is_mark = |letter: char| matches!(letter, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let end = number.find(|letter: char| !letter.is_ascii_digit() && !is_mark(letter)).unwrap_or(number.len());
    let (number, unit) = number.split_at_checked(end).unwrap_or_default();
    let scale = match unit.to_lowercase() {
        unit if unit.starts_with("mio") || unit.starts_with("mn") || is_unit(&unit, 'm') => 1_000_000,
        unit if is_unit(&unit, 'k') => 1_000,
        _ => 1,
    };
    let parts: Vec<&str> = number.split(is_mark).filter(|part| !part.is_empty()).collect();
    // After the last separator, three digits are thousands and fewer are a fraction; before k or m any digits are a
    // fraction.
    let (whole, fraction) = match parts.split_last() {
        Some((last, before)) if !before.is_empty() && (last.len() != 3 || scale > 1) => (before.concat(), *last),
        _ => (parts.concat(), ""),
    };
    let fraction: u64 = format!("{fraction:0<6}").get(..6).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    let whole: u64 = whole.parse().unwrap_or(0);
    whole.saturating_mul(scale).saturating_add(fraction.saturating_mul(scale) / 1_000_000)
}

/// Whether `unit` is this letter alone: "k", but not "kg".
fn is_unit(unit: &str, letter: char) -> bool {
    unit.strip_prefix(letter).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(worth: &str, expected: u64) {
        assert_eq!(sum_of(worth), expected, "{worth:?}");
    }

    #[test]
    fn a_sum_is_read_in_every_usual_writing() {
        for (worth, expected) in [
            ("12,000 €", 12_000),
            ("12.000", 12_000),
            ("12 000,50 zł", 12_000),
            ("CHF 12'000", 12_000),
            ("£1,234,567.89", 1_234_567),
            ("12k", 12_000),
            ("£1.5k", 1_500),
            ("1,5 K", 1_500),
            ("2.25m", 2_250_000),
            ("2 Mio. EUR", 2_000_000),
            ("1.500k", 1_500),
            ("40 kg of coffee", 40),
            ("3 months", 3),
            ("4,500 a month", 4_500),
            ("about 900.50", 900),
            ("5k to 8k", 5_000),
            ("a lot", 0),
            ("", 0),
            ("99999999999999999999k", 0),
        ] {
            check(worth, expected);
        }
    }
}

//! One letter to many: a useful part and a product part, and one touch with everybody who gets it.

use chrono::Datelike;

use crate::domain::book::Book;
use crate::domain::command::{Command, Refusal};
use crate::domain::id::LeadId;
use crate::domain::lead::{Group, Lead};
use crate::domain::own_scripts::script;
use crate::domain::script::fill;
use crate::domain::script::gap::{Gap, Values};
use crate::domain::settings::Settings;
use crate::domain::standing::Standing;
use crate::domain::time::{Now, month_word};
use crate::domain::touch::{Channel, Direction, Outcome, Touch, TouchTime};

/// Everybody who can be written to: open or parked, with an address that nobody asked to leave alone.
pub fn readers(book: &Book) -> Vec<LeadId> {
    book.leads()
        .filter(|lead| matches!(lead.standing, Standing::Open(_) | Standing::Parked { .. }))
        .filter(|lead| lead.mails.iter().any(|mail| book.writable(mail).is_some()))
        .map(|lead| lead.id)
        .collect()
}

/// The addresses of these readers, for the mail program's hidden copies.
pub fn addresses(book: &Book, readers: &[LeadId]) -> String {
    let first = readers.iter().filter_map(|id| {
        let lead = book.lead(*id)?;
        lead.mails.iter().find_map(|mail| book.writable(mail)).map(|address| address.text().to_owned())
    });
    first.collect::<Vec<_>>().join(", ")
}

/// The command that notes one issue with all its readers. Both parts must be named: a letter of product news
/// alone is an advertisement, and one without is not ours (S2.24).
pub fn send(readers: Vec<LeadId>, useful: &str, product: &str, now: &Now) -> Result<Command, Refusal> {
    let (useful, product) = (useful.trim(), product.trim());
    if readers.is_empty() || useful.is_empty() || product.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let touch = Touch {
        brought: format!("fact: {useful} · {product}"),
        aim: format!("Newsletter of {} {}", month_word(now.today()), now.today().year()),
        ..Touch::new(TouchTime::At(now.instant), Channel::Newsletter, Direction::Mine, Outcome::Sent)
    };
    Ok(Command::RecordMany(readers, touch))
}

/// The letter in words, from its script; without anybody's name, for it goes to many.
pub fn text(book: &Book, useful: &str, product: &str) -> String {
    let parts = Parts { mine: book.settings(), useful, product };
    script(book, "mail-newsletter")
        .map(|script| fill::whole_text(&script, &parts, |step| !step.is_extra()))
        .unwrap_or_default()
}

/// What fills the letter: its two parts and who writes it.
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

/// From this sum on a sale is a large one.
const LARGE: u64 = 10_000;

/// From so many days to their deadline on a sale is a long one.
const LONG_DAYS: i64 = 90;

/// Shown for leads of whom a newsletter pays: a high price and a long way to it (S2.25).
pub fn hint(lead: &Lead, now: &Now) -> Option<&'static str> {
    let is_long = match lead.days_to_deadline(now) {
        Some(days) => LONG_DAYS <= days,
        None => matches!(lead.group, Some(Group::B | Group::C)),
    };
    (is_long && LARGE <= sum_of(&lead.worth))
        .then_some("A large sale with a long way to go: a newsletter keeps you in mind between the touches.")
}

/// The number in what a sale may be worth: "12,000 €", "12.000", "12k".
fn sum_of(worth: &str) -> u64 {
    let mut digits = String::new();
    let mut letters = worth.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            _ if letter.is_ascii_digit() => digits.push(letter),
            'k' | 'K' if !digits.is_empty() => digits.push_str("000"),
            // Three digits after a mark are thousands, fewer are cents.
            '.' | ',' if letters.clone().take_while(char::is_ascii_digit).count() != 3 && !digits.is_empty() => break,
            _ => {}
        }
    }
    digits.parse().unwrap_or(0)
}

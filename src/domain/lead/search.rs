//! Finding a lead by any words or digits, fast enough for every keystroke.

use std::sync::OnceLock;

use super::Lead;
use super::item::ItemKind;
use super::phone::{Country, PhoneNumber};
use crate::domain::util::{fold, folded};

/// A marker before a number without its country code, so that a search can match its beginning.
const NATIONAL: char = '\u{1}';

/// The searchable text of a lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    words: String,
    digits: String,
}

impl SearchText {
    /// The searchable text of `lead`: names, companies, mail addresses, notes, must-haves and quotes, and the digits
    /// of its phone numbers.
    pub fn of(lead: &Lead) -> SearchText {
        let mut words = String::new();
        let said = lead.items.values().filter(|item| matches!(item.kind, ItemKind::MustHave | ItemKind::Quote));
        let texts = [&lead.name, &lead.company, &lead.role, &lead.note].into_iter().chain(&lead.mails);
        for text in texts.chain(said.map(|item| &item.text)).filter(|text| !text.is_empty()) {
            words.extend(folded(text));
            words.push('\n');
        }
        let mut digits = String::new();
        for phone in &lead.phones {
            push_digits(&mut digits, phone);
        }
        SearchText { words, digits }
    }

    fn has_digits(&self, word: &str) -> bool {
        word.bytes().all(|byte| byte.is_ascii_digit()) && self.digits.contains(word)
    }
}

/// Appends a number in three forms, a line each: international, without its country code, and as typed.
fn push_digits(into: &mut String, phone: &PhoneNumber) {
    if let Some(international) = phone.e164.as_deref().map(|number| number.trim_start_matches('+')) {
        into.push_str(international);
        into.push('\n');
        if let Some((_, national)) = Country::of_international(international) {
            into.push(NATIONAL);
            into.push_str(national);
            into.push('\n');
        }
    }
    into.extend(phone.typed.chars().filter(char::is_ascii_digit));
    into.push('\n');
}

/// The search text of one lead, built on first use: opening a book need not build ten thousand.
#[derive(Clone, Debug, Default)]
pub struct Prepared(OnceLock<SearchText>);

impl Prepared {
    /// The searchable text of `lead`.
    pub fn of(&self, lead: &Lead) -> &SearchText {
        self.0.get_or_init(|| SearchText::of(lead))
    }

    /// Discards the text, because the lead has changed.
    pub fn forget(&mut self) {
        self.0 = OnceLock::new();
    }
}

/// Always equal: the text is derived from the lead, so whether it is built yet does not matter.
impl PartialEq for Prepared {
    fn eq(&self, _: &Prepared) -> bool {
        true
    }
}

impl Eq for Prepared {}

/// A search query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    /// Possible spellings of a number's digits; one of them has to occur in a number.
    numbers: Vec<String>,
}

impl Query {
    /// Parses a query: words that all have to match, or the digits of a number.
    pub fn new(typed: &str) -> Query {
        let folded = fold(typed);
        Query {
            words: folded.split_whitespace().map(str::to_owned).collect(),
            numbers: number_in(&folded).map(writings).unwrap_or_default(),
        }
    }

    /// Whether the query is empty, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether `text` matches. The digits of a number also match the words of a lead, and a word made of digits also
    /// matches its numbers: "bob 0187".
    pub fn fits(&self, text: &SearchText) -> bool {
        let has_number = self.numbers.iter().any(|number| text.digits.contains(number.as_str()));
        let may_be_in_number = self.numbers.is_empty();
        let has_word =
            |word: &String| text.words.contains(word.as_str()) || (may_be_in_number && text.has_digits(word));
        has_number || self.words.iter().all(has_word)
    }
}

/// A number in the query, as a phone shows it or a link contains it: without its extension, a `(0)`, and the word
/// before it. `None` if the text is not a number.
fn number_in(folded: &str) -> Option<String> {
    let text = folded.trim().trim_start_matches("tel:").trim_start().replace("(0)", "");
    let is_of_number = |letter: char| letter.is_ascii_digit() || "+-()./ ".contains(letter);
    let end = text.find(|letter| !is_of_number(letter)).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let digits: String = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let is_extension = ["ext", "x", ",", ";", "#", "p", "w"].iter().any(|mark| rest.starts_with(mark))
        && digits.len() >= FEWEST_BEFORE_EXTENSION
        && rest.ends_with(|letter: char| letter.is_ascii_digit());
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    (has_digit && (rest.is_empty() || is_extension)).then_some(digits)
}

/// With fewer digits before a separator they are not a whole number, so the rest is not an extension.
const FEWEST_BEFORE_EXTENSION: usize = 6;
/// With fewer digits in all, they may just as well be the end of a number: "0018".
const FEWEST_BEHIND_PREFIX: usize = 4;

/// The forms in which the same digits may be stored: as they are; without the trunk prefix (0, in some countries 8 or
/// 06) or the international prefix (00); and without a 0 after the country code.
fn writings(number: String) -> Vec<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut all = Vec::new();
    let behind = |prefix: &str| digits.strip_prefix(prefix).filter(|rest| rest.len() >= FEWEST_BEHIND_PREFIX);
    all.extend(["0", "8", "06"].into_iter().filter_map(behind).map(|national| format!("{NATIONAL}{national}")));
    let abroad = behind("00").or_else(|| number.starts_with('+').then_some(digits.as_str()));
    if let Some((country, national)) = abroad.and_then(Country::of_international) {
        let plain = national.strip_prefix('0').filter(|plain| !plain.is_empty());
        all.extend(plain.map(|plain| format!("{}{plain}", country.calling)));
    }
    all.extend(behind("00").map(str::to_owned));
    all.push(digits);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, digits: &str, typed: &str, fits: bool) {
        let text = SearchText { words: fold(words), digits: digits.to_owned() };
        assert_eq!(Query::new(typed).fits(&text), fits, "{typed:?} in {words:?}");
    }

    #[test]
    fn words_are_found_in_any_order_and_without_accents() {
        check("René Müller\nHalden Tools", "", "muller", true);
        check("René Müller\nHalden Tools", "", "tools rene", true);
        check("René Müller\nHalden Tools", "", "rene smith", false);
        check("Ren\u{65}\u{301}", "", "rene", true);
    }

    #[test]
    fn any_digits_of_a_number_find_it_in_any_notation() {
        check("", "12025550143\n2025550143", "0143", true);
        check("", "12025550143\n2025550143", "(202) 555-01", true);
        check("", "12025550143", "+1 202", true);
        check("", "12025550143", "0144", false);
    }

    #[test]
    fn digits_are_also_found_in_notes() {
        check("order 7788", "", "7788", true);
    }
}

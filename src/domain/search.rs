//! Finding a lead by any words or any digits, quickly enough for every keystroke.

use std::sync::OnceLock;

use super::lead::Lead;

/// What a lead can be found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    words: String,
    digits: String,
}

impl SearchText {
    /// What `lead` can be found by: names, companies, mails, notes, and the digits of its phones.
    pub fn of(lead: &Lead) -> SearchText {
        let mut words = String::new();
        let texts = [&lead.name, &lead.company, &lead.role, &lead.note].into_iter().chain(&lead.mails);
        for text in texts.filter(|text| !text.is_empty()) {
            push_folded(&mut words, text);
            words.push('\n');
        }
        let mut digits = String::new();
        for phone in &lead.phones {
            let typed = phone.typed.chars().filter(char::is_ascii_digit);
            let plain = phone.e164.iter().flat_map(|number| number.chars()).filter(char::is_ascii_digit);
            digits.extend(plain);
            digits.push('\n');
            digits.extend(typed);
            digits.push('\n');
        }
        SearchText { words, digits }
    }

    fn has_digits(&self, word: &str) -> bool {
        word.bytes().all(|byte| byte.is_ascii_digit()) && self.digits.contains(word)
    }
}

/// The text of one lead, made when it is first looked for: opening the book need not make ten thousand.
#[derive(Clone, Debug, Default)]
pub struct Prepared(OnceLock<SearchText>);

impl Prepared {
    /// What `lead` can be found by.
    pub fn of(&self, lead: &Lead) -> &SearchText {
        self.0.get_or_init(|| SearchText::of(lead))
    }

    /// The lead has changed.
    pub fn forget(&mut self) {
        self.0 = OnceLock::new();
    }
}

/// Whether it was made already makes no difference: it follows from the lead.
impl PartialEq for Prepared {
    fn eq(&self, _: &Prepared) -> bool {
        true
    }
}

impl Eq for Prepared {}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    digits: String,
}

impl Query {
    /// The query that `typed` states: words that all have to be found, or the digits of a number.
    pub fn new(typed: &str) -> Query {
        let mut folded = String::new();
        push_folded(&mut folded, typed);
        let number_like = typed.chars().all(|letter| letter.is_ascii_digit() || "+-()./ \u{a0}".contains(letter));
        let digits = if number_like { typed.chars().filter(char::is_ascii_digit).collect() } else { String::new() };
        Query { words: folded.split_whitespace().map(str::to_owned).collect(), digits }
    }

    /// Whether nothing is looked for, so that everything fits.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether `text` has what is looked for. Digits are also found in the words of a lead, and a word
    /// of digits also in its numbers: "bob 0187".
    pub fn fits(&self, text: &SearchText) -> bool {
        let has_number = !self.digits.is_empty() && text.digits.contains(&self.digits);
        let may_be_in_number = self.digits.is_empty();
        let has_word =
            |word: &String| text.words.contains(word.as_str()) || (may_be_in_number && text.has_digits(word));
        has_number || self.words.iter().all(has_word)
    }
}

/// `text` in lower case and without the accents of Latin letters.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::new();
    push_folded(&mut folded, text);
    folded
}

/// Adds `text` in lower case and without the accents of Latin letters.
pub fn push_folded(into: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() {
            into.push(letter.to_ascii_lowercase());
        } else {
            for lower in letter.to_lowercase() {
                match plain_letter(lower) {
                    Some(plain) => into.push_str(plain),
                    None => into.push(lower),
                }
            }
        }
    }
}

/// The letters that people type for an accented one.
fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // A combining accent that follows its letter.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, digits: &str, typed: &str, fits: bool) {
        let mut folded = String::new();
        push_folded(&mut folded, words);
        let text = SearchText { words: folded, digits: digits.to_owned() };
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

//! Splits a typed phone number into its digits, its extension, and the words beside it.

use super::PhoneProblem;
use super::words::{EXTENSIONS, remark_of};

/// The parts of one typed number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Notation {
    /// The digits as typed, without any separators.
    pub digits: String,
    /// Whether a plus sign came before the digits.
    pub has_plus: bool,
    /// How many digits came before "(0)", a zero that is dialled only within the country.
    pub zero_after: Option<usize>,
    /// The number of digits in each group.
    pub groups: Vec<usize>,
    /// The digits after "x" or "ext.".
    pub extension: Option<String>,
    /// Words that are not part of the number, such as "wife" or "mobile".
    pub remark: Option<String>,
}

/// The most digits of an extension; a longer run is another number.
pub(super) const LONGEST_EXTENSION: usize = 7;

/// The fewest digits before a pause sign that make it the start of an extension.
const FEWEST_BEFORE: usize = 6;

/// Whether a text begins with an extension, so that it belongs to the number before it.
pub(super) fn starts_with_extension(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    is_extension_word(&word.to_lowercase()) || text.starts_with("ext=")
}

fn is_extension_word(word: &str) -> bool {
    EXTENSIONS.split(' ').any(|known| known == word)
}

/// Whether only a few digits follow directly: they are dialled after a pause.
pub(super) fn is_pause_end(text: &str) -> bool {
    let digits = text.chars().take_while(|next| digit(*next).is_some()).count();
    let after = text.chars().nth(digits);
    (1..FEWEST_BEFORE).contains(&digits) && after.is_none_or(|next| matches!(next, ';' | '|' | ')'))
}

/// The ASCII digit for a character, in the scripts that phone keyboards produce.
pub(super) fn digit(character: char) -> Option<char> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    char::from_digit(u32::from(character) - u32::from(zero), 10)
}

/// Separators between the digits of a number, which have no meaning of their own.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '-' | '.' | '/' | '(' | ')' | '[' | ']' | ':' | ',' | ';' | '\'' | '_' | '~' | '\u{B7}'
                | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}'
                | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// Removes prefixes that only announce a number: `tel:` of links, `p:` of lead forms, and the characters that keep a
/// spreadsheet from converting it: `="0207…"`, `'0207…`.
fn without_scheme(typed: &str) -> &str {
    let typed = typed.trim().trim_start_matches(['=', '\'', '"', '’']).trim_end_matches(['"', '\'']).trim();
    for scheme in ["tel:", "callto:", "p:"] {
        if let Some((head, rest)) = typed.split_at_checked(scheme.len())
            && head.eq_ignore_ascii_case(scheme)
        {
            return rest;
        }
    }
    typed
}

/// The digits of a number that a spreadsheet treated as a quantity: "442079460515.0", "4.42079460515E+11".
fn of_quantity(text: &str) -> Option<Result<String, PhoneProblem>> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((head, exponent)) = text.split_once(['e', 'E']) {
        let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
        let (one, decimals) = head.split_once(['.', ','])?;
        let is_power = one.len() == 1 && [one, decimals, exponent].into_iter().all(is_number);
        let all = exponent.parse() == Ok(decimals.len());
        return is_power.then(|| if all { Ok(format!("{one}{decimals}")) } else { Err(PhoneProblem::CutShort) });
    }
    let (whole, decimals) = text.rsplit_once(['.', ','])?;
    let is_whole = whole.len() > FEWEST_BEFORE && is_number(whole) && matches!(decimals, "0" | "00");
    is_whole.then(|| Ok(whole.to_owned()))
}

/// Splits a typed number into its parts, or says why it is not one.
pub(super) fn take_apart(typed: &str) -> Result<Notation, PhoneProblem> {
    // "N/A" or "see notes" is not a misspelt number, so the error should not complain about letters.
    if !typed.chars().any(|character| digit(character).is_some()) {
        return Err(PhoneProblem::NoDigits);
    }
    let text = without_scheme(typed);
    if let Some(digits) = of_quantity(text) {
        let digits = digits?;
        return Ok(Notation { groups: vec![digits.len()], digits, ..Notation::default() });
    }
    let text = text.replace(";ext=", " ext ").replace(",,", " ext ");
    let mut scan = Scan { rest: &text, ..Scan::default() };
    while let Some(character) = scan.rest.chars().next() {
        scan.rest = scan.rest.get(character.len_utf8()..).unwrap_or_default();
        scan.read(character)?;
    }
    scan.end()
}

/// The state of scanning one text.
#[derive(Default)]
struct Scan<'a> {
    found: Notation,
    remarks: Vec<String>,
    rest: &'a str,
    after_digit: bool,
    in_extension: bool,
}

impl Scan<'_> {
    fn read(&mut self, character: char) -> Result<(), PhoneProblem> {
        let was_after_digit = std::mem::take(&mut self.after_digit);
        if let Some(digit) = digit(character) {
            self.after_digit = true;
            self.push(digit, was_after_digit)
        } else if self.starts_pause(character) {
            self.begin_extension();
            Ok(())
        } else if matches!(character, '+' | '\u{FF0B}') && self.found.digits.is_empty() {
            self.found.has_plus = true;
            Ok(())
        } else if matches!(character, '*' | '#' | '+') {
            Err(PhoneProblem::DialCode)
        } else if character == '(' && self.rest.chars().next().is_some_and(char::is_alphabetic) {
            let inside = self.rest.split(')').next().unwrap_or_default();
            self.rest = self.rest.get(inside.len() + 1..).unwrap_or_default();
            // A number in brackets is a number of its own.
            if inside.chars().filter(|one| digit(*one).is_some()).count() > FEWEST_BEFORE {
                return Err(PhoneProblem::TooLong);
            }
            self.remarks.push(inside.to_owned());
            Ok(())
        } else if character.is_alphabetic() {
            self.word(character, was_after_digit)
        } else if self.ends_extension(character) {
            Err(PhoneProblem::TooLong)
        } else if is_separator(character) {
            if character == '(' && ["0)", "0 )"].iter().any(|zero| self.rest.starts_with(zero)) {
                self.found.zero_after = Some(self.found.digits.len());
            }
            Ok(())
        } else {
            Err(PhoneProblem::Letters)
        }
    }

    fn push(&mut self, digit: char, was_after_digit: bool) -> Result<(), PhoneProblem> {
        if let Some(extension) = self.found.extension.as_mut().filter(|_| self.in_extension) {
            extension.push(digit);
            return if extension.len() > LONGEST_EXTENSION { Err(PhoneProblem::TooLong) } else { Ok(()) };
        }
        self.found.digits.push(digit);
        match self.found.groups.last_mut().filter(|_| was_after_digit) {
            Some(group) => *group += 1,
            None => self.found.groups.push(1),
        }
        Ok(())
    }

    /// Whether a sign after the number means a pause or the word "extension": ",204", ";204", "#204", "p204".
    fn starts_pause(&self, sign: char) -> bool {
        let is_pause = matches!(sign, ',' | ';' | '#' | '~' | 'p' | 'P' | 'w' | 'W');
        let has_number = self.found.digits.len() > FEWEST_BEFORE && !self.in_extension;
        let rest = if sign == '#' { self.rest.trim() } else { self.rest.trim_end() };
        is_pause && has_number && is_pause_end(rest)
    }

    fn begin_extension(&mut self) {
        self.found.extension = Some(String::new());
        self.in_extension = true;
    }

    /// Whether the sign ends the extension and begins something else.
    fn ends_extension(&self, sign: char) -> bool {
        let has_extension = self.in_extension && self.found.extension.as_ref().is_some_and(|it| !it.is_empty());
        has_extension && matches!(sign, '/' | ',' | ';') && self.rest.chars().any(|one| digit(one).is_some())
    }

    fn word(&mut self, first: char, after_digit: bool) -> Result<(), PhoneProblem> {
        let length = self.rest.chars().take_while(|next| next.is_alphabetic()).map(char::len_utf8).sum();
        let (more, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        let word = format!("{first}{more}");
        self.rest = rest;
        let lower = word.to_lowercase();
        let before_digit = rest.chars().next().is_some_and(|next| digit(next).is_some());
        if is_extension_word(&lower) && !self.found.digits.is_empty() && !self.in_extension {
            self.begin_extension();
            return Ok(());
        }
        match remark_of(&lower).filter(|_| !after_digit && !before_digit) {
            // Words before or after the number are remarks; words between its digits separate two numbers.
            Some(remark) => {
                self.remarks
                    .extend((!remark.is_empty()).then(|| if remark == lower { word } else { remark.to_owned() }));
                Ok(())
            }
            None => Err(PhoneProblem::Letters),
        }
    }

    fn end(mut self) -> Result<Notation, PhoneProblem> {
        self.found.extension = self.found.extension.filter(|extension| !extension.is_empty());
        if !self.remarks.is_empty() {
            self.found.remark = Some(self.remarks.join(" ").trim().to_owned());
        }
        if self.found.digits.is_empty() { Err(PhoneProblem::NoDigits) } else { Ok(self.found) }
    }
}

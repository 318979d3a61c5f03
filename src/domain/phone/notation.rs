//! Taking a typed phone number apart: its digits, its extension, and the words beside it.

use super::PhoneProblem;

/// What was found in the text of one number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Notation {
    /// The digits as typed, without any sign.
    pub digits: String,
    /// Whether a plus sign stood before the digits.
    pub has_plus: bool,
    /// The digits after "x" or "ext.".
    pub extension: Option<String>,
    /// Words that are no part of the number, such as "wife" or "mobile".
    pub remark: Option<String>,
}

/// Words that say what kind of number it is; next to a number they are a remark, not a mistake.
const KINDS: [&str; 35] = [
    "cell",
    "mobile",
    "mob",
    "handy",
    "office",
    "work",
    "business",
    "home",
    "main",
    "direct",
    "desk",
    "switchboard",
    "reception",
    "tel",
    "telephone",
    "phone",
    "ph",
    "fon",
    "call",
    "private",
    "personal",
    "wife",
    "husband",
    "assistant",
    "shop",
    "store",
    "whatsapp",
    "best",
    "new",
    "c",
    "m",
    "o",
    "w",
    "h",
    "t",
];

/// Words that an extension follows.
const EXTENSION_WORDS: [&str; 4] = ["x", "ext", "extension", "extn"];

/// Whether a text goes on with an extension, so that it belongs to the number before it.
pub(super) fn starts_with_extension(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    EXTENSION_WORDS.contains(&word.to_lowercase().as_str())
}

/// The plain digit that a character stands for, in the scripts that keyboards of phones write.
fn digit(character: char) -> Option<char> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    char::from_digit(u32::from(character) - u32::from(zero), 10)
}

/// Signs that part the digits of a number and mean nothing themselves.
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

/// Removes what only says that a phone number follows: `tel:` of links, `p:` of lead forms.
fn without_scheme(typed: &str) -> &str {
    let typed = typed.trim();
    for scheme in ["tel:", "callto:", "p:"] {
        if let Some((head, rest)) = typed.split_at_checked(scheme.len())
            && head.eq_ignore_ascii_case(scheme)
        {
            return rest;
        }
    }
    typed
}

/// Takes a typed number apart.
pub(super) fn take_apart(typed: &str) -> Result<Notation, PhoneProblem> {
    // "N/A" or "see notes" is no misspelt number, so the reason must not speak of letters.
    if !typed.chars().any(|character| digit(character).is_some()) {
        return Err(PhoneProblem::NoDigits);
    }
    let mut found = Notation::default();
    let mut remarks: Vec<String> = Vec::new();
    // "(0)" stands for a digit that is dialled at home only.
    let text = without_scheme(typed).replace("(0)", " ").replace(";ext=", " ext ").replace(",,", " ext ");
    let mut rest = text.chars().peekable();
    let mut after_digit = false;
    let mut in_extension = false;
    while let Some(character) = rest.next() {
        if let Some(digit) = digit(character) {
            let extension = found.extension.as_mut().filter(|_| in_extension);
            extension.unwrap_or(&mut found.digits).push(digit);
            after_digit = true;
        } else if matches!(character, '+' | '\u{FF0B}') && found.digits.is_empty() {
            found.has_plus = true;
        } else if matches!(character, '*' | '#' | '+') {
            return Err(PhoneProblem::DialCode);
        } else if character == '(' && rest.peek().is_some_and(|next| next.is_alphabetic()) {
            remarks.push(rest.by_ref().take_while(|next| *next != ')').collect());
            after_digit = false;
        } else if character.is_alphabetic() {
            let mut word = String::from(character);
            while let Some(next) = rest.next_if(|next| next.is_alphabetic()) {
                word.push(next);
            }
            let lower = word.to_lowercase();
            let before_digit = rest.peek().is_some_and(|next| digit(*next).is_some());
            if EXTENSION_WORDS.contains(&lower.as_str()) && !found.digits.is_empty() && !in_extension {
                found.extension = Some(String::new());
                in_extension = true;
            } else if KINDS.contains(&lower.as_str()) && !after_digit && !before_digit {
                remarks.push(word);
            } else {
                return Err(PhoneProblem::Letters);
            }
            after_digit = false;
        } else if is_separator(character) {
            after_digit = false;
        } else {
            return Err(PhoneProblem::Letters);
        }
    }
    found.extension = found.extension.filter(|extension| !extension.is_empty());
    if !remarks.is_empty() {
        found.remark = Some(remarks.join(" ").trim().to_owned());
    }
    if found.digits.is_empty() { Err(PhoneProblem::NoDigits) } else { Ok(found) }
}

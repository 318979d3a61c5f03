//! How long a text takes to say, and how a phone number is read aloud.

/// The speaking rate of a calm speaker, in words per minute.
pub const USUAL_WORDS_PER_MINUTE: u16 = 150;

/// The best length of a voicemail in seconds, both included.
pub const GOOD_SECONDS: std::ops::RangeInclusive<u32> = 20..=25;

/// How long a voicemail is, compared with the best length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// There is room for one more thing.
    Short,
    /// Somebody will listen to the end.
    Good,
    /// Something should be cut.
    Long,
}

impl Length {
    /// Classifies a length in seconds.
    pub fn of(seconds: u32) -> Length {
        if seconds < *GOOD_SECONDS.start() {
            Length::Short
        } else if seconds <= *GOOD_SECONDS.end() {
            Length::Good
        } else {
            Length::Long
        }
    }
}

/// The seconds it takes to say `text`, rounded up.
///
/// A rate of zero counts as the usual rate, so that an emptied setting does not stop the meter.
pub fn seconds(text: &str, words_per_minute: u16) -> u32 {
    let rate = match words_per_minute {
        0 => u64::from(USUAL_WORDS_PER_MINUTE),
        rate => u64::from(rate),
    };
    let words = spoken_words(text) as u64;
    u32::try_from((words * 60).div_ceil(rate)).unwrap_or(u32::MAX)
}

/// How many words a speaker says for `text`.
///
/// In a phone number every digit is a word, as is its "plus". In other numbers two digits make a word: "14" is
/// fourteen, "2026" is twenty twenty-six.
pub fn spoken_words(text: &str) -> usize {
    let mut words = 0;
    let mut tokens = text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        if !is_number(token) {
            words += words_of(token);
            continue;
        }
        let mut number = token.to_owned();
        while let Some(more) = tokens.next_if(|next| is_number(next) && !ends_clause(&number)) {
            number.push(' ');
            number.push_str(more);
        }
        words += if is_phone_number(&number) {
            digits(&number) + usize::from(number.contains('+'))
        } else {
            number.split(' ').map(words_of).sum()
        };
    }
    words
}

/// Splits a phone number into the groups in which it is read aloud and written down.
///
/// Typed groups stay; longer runs of digits are split into threes, and the remainder forms the last group.
pub fn spoken_groups(number: &str) -> Vec<String> {
    let mut groups = Vec::new();
    for run in number.split(|letter: char| letter != '+' && !letter.is_ascii_digit()) {
        let mut rest = run;
        while !rest.is_empty() {
            let plus = usize::from(rest.starts_with('+'));
            let length = rest.len() - plus;
            let take = match length {
                0..=4 => length,
                _ => 3,
            };
            // Only ASCII is left here, so every byte is one character.
            let Some((group, after)) = rest.split_at_checked(plus + take) else {
                break;
            };
            groups.push(group.to_owned());
            rest = after;
        }
    }
    groups
}

/// Fewer digits are a date, a price or a count, not a phone number.
const FEWEST_PHONE_DIGITS: usize = 7;

fn is_phone_number(text: &str) -> bool {
    FEWEST_PHONE_DIGITS <= digits(text) && !text.contains(',') || text.starts_with('+') && 4 <= digits(text)
}

fn is_number(token: &str) -> bool {
    token.contains(|letter: char| letter.is_ascii_digit())
        && token
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '+' | '-' | '/' | '(' | ')' | '.' | ',' | '–'))
}

fn ends_clause(token: &str) -> bool {
    token.ends_with([',', '.'])
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The spoken words of a token that is not a phone number: one for every two digits, and one for its letters.
fn words_of(token: &str) -> usize {
    let letters = usize::from(token.chars().any(char::is_alphabetic));
    let numbers: usize =
        token.split(|letter: char| !letter.is_ascii_digit()).map(|group| group.len().div_ceil(2)).sum();
    // "don't" and "must-have" are said as one word, and "A4" as two.
    letters + numbers
}

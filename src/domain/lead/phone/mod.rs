//! Phone numbers: as typed, and in one international form whatever the notation.
//!
//! The same number is written in a dozen ways. The international form is what duplicates and the do-not-call list
//! compare; the typed form is kept for display. [`several`] reads cells with more than one number. It knows no lead.

mod country;
mod named;
mod notation;
mod plan;
mod reading;
pub mod several;
mod words;

pub use country::Country;
pub use several::read_many;

use std::fmt;

use crate::domain::time::Day;

/// One phone number of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    /// The number as it was typed or imported.
    pub typed: String,
    /// The E.164 form, such as "+14155550121"; `None` if only the typed text is kept.
    pub e164: Option<String>,
    /// The extension to dial after the switchboard answers.
    pub extension: Option<String>,
    /// A remark beside the number: "mobile", "wife".
    pub remark: Option<String>,
    /// The day on which it turned out not to be theirs; such a number is dialled only on request.
    pub wrong_since: Option<Day>,
}

/// Why a text is not a number that can be dialled. Shown as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneProblem {
    /// There is not one digit in it.
    NoDigits,
    /// There are letters among the digits.
    Letters,
    /// It contains `*` or `#`, which control the phone instead of calling somebody.
    DialCode,
    /// Seven digits without an area code.
    NoAreaCode,
    /// Fewer digits than any number of that country.
    TooShort,
    /// More digits than any number of that country.
    TooLong,
    /// The right number of digits, but no number begins like this.
    NoSuchBeginning,
    /// Ambiguous: the digits are a valid number of the home country, and a different one if its calling code is
    /// added.
    TwoNumbers,
    /// A spreadsheet treated it as a quantity and lost the last digits: 4.42E+11.
    CutShort,
}

impl fmt::Display for PhoneProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoDigits => "This is not a phone number.",
            Self::Letters => "There are letters in the phone number.",
            Self::DialCode => "Codes with * or # command the phone and are not dialled.",
            Self::NoAreaCode => "The area code is missing.",
            Self::TooShort => "The phone number has too few digits.",
            Self::TooLong => {
                "The phone number has too many digits. A number from abroad begins with + and the country."
            }
            Self::NoSuchBeginning => "No phone number of this country begins like this.",
            Self::TwoNumbers => "This could be two different numbers. Begin it with + and the country code.",
            Self::CutShort => "A spreadsheet has cut this number short. Format its column as text and export it again.",
        })
    }
}

impl PhoneNumber {
    /// Parses one number in any usual notation; national numbers are read as numbers of `home`.
    pub fn read(typed: &str, home: &Country) -> Result<PhoneNumber, PhoneProblem> {
        let found = notation::take_apart(typed)?;
        let e164 = reading::international(&found, home)?;
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(PhoneNumber { typed, e164: Some(e164), extension: found.extension, remark: found.remark, wrong_since: None })
    }

    /// Whether it can be called: it could be read, and has not turned out to be somebody else's.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        self.e164.is_some() && self.wrong_since.is_none()
    }

    /// Whether the line is a fax or a pager, at which nobody answers.
    #[must_use]
    pub fn is_fax(&self) -> bool {
        let remark = self.remark.as_deref().unwrap_or_default().to_lowercase();
        remark.split(' ').any(|word| words::NOBODY_ANSWERS.split(' ').any(|known| known == word))
    }

    /// The digits to search for: country code and number, without the extension.
    #[must_use]
    pub fn digits(&self) -> String {
        let text = self.e164.as_deref().unwrap_or(&self.typed);
        text.chars().filter(char::is_ascii_digit).collect()
    }

    /// The number in the usual groups of its country, for display: "+44 20 7946 0955 ext. 12".
    #[must_use]
    pub fn shown(&self) -> String {
        let Some((calling, groups)) = self.e164.as_deref().map(grouped) else {
            return self.typed.clone();
        };
        let mut shown = format!("+{calling}");
        for group in groups {
            shown.push(' ');
            shown.push_str(&group);
        }
        if let Some(extension) = &self.extension {
            shown.push_str(" ext. ");
            shown.push_str(extension);
        }
        shown
    }

    /// The groups in which the number is read aloud: as it is dialled within `home` for numbers from there, and
    /// otherwise with plus and country code.
    #[must_use]
    pub fn spoken(&self, home: &Country) -> Vec<String> {
        let Some((calling, mut groups)) = self.e164.as_deref().map(grouped) else {
            return Vec::new();
        };
        let is_from_home = calling == home.calling;
        let trunk = if is_from_home { plan::Plan::of(home).trunk_of(&groups.concat()) } else { "" };
        match groups.first_mut() {
            Some(first) if is_from_home => first.insert_str(0, trunk),
            _ => groups.insert(0, format!("+{calling}")),
        }
        groups
    }

    /// Whether both are the same number and extension, however typed.
    #[must_use]
    pub fn is_same_line(&self, other: &PhoneNumber) -> bool {
        let same_number = match (&self.e164, &other.e164) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.typed == other.typed,
            _ => false,
        };
        same_number && self.extension == other.extension
    }
}

/// The calling code and the groups of the national number.
fn grouped(e164: &str) -> (String, Vec<String>) {
    let digits = e164.trim_start_matches('+');
    let (calling, national, sizes) = match Country::of_international(digits) {
        Some((country, national)) => (country.calling, national, plan::Plan::of(country).sizes(national)),
        None => {
            let (calling, national) = digits.split_at_checked(calling_length(digits)).unwrap_or((digits, ""));
            (calling, national, None)
        }
    };
    let sizes = sizes.unwrap_or_else(|| usual_sizes(national.len()));
    let mut digits = national.chars();
    let groups = sizes.iter().map(|size| digits.by_ref().take(*size).collect());
    (calling.to_owned(), groups.collect())
}

/// The two-digit calling codes; 1 and 7 have one digit, all others three.
const TWO_DIGITS: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

/// The length of the calling code at the start of an international number.
fn calling_length(digits: &str) -> usize {
    if digits.starts_with(['1', '7']) {
        1
    } else if digits.get(..2).is_some_and(|code| TWO_DIGITS.split(' ').any(|known| known == code)) {
        2
    } else {
        3
    }
}

/// Group sizes for a number of an unknown country: a last group of four, then threes, and none below two.
fn usual_sizes(count: usize) -> Vec<usize> {
    let mut sizes = match count {
        0..=4 => vec![count],
        5 | 6 | 9 => vec![3],
        _ => vec![4],
    };
    let mut left = count - sizes.iter().sum::<usize>();
    while left > 0 {
        let size = if left == 4 || left == 2 { left } else { left.min(3) };
        sizes.push(size);
        left -= size;
    }
    sizes.reverse();
    sizes
}

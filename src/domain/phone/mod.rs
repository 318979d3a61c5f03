//! Phone numbers: as typed, and as one number whatever the notation.
//!
//! The same number is written in a dozen ways. Reading gives it one international form, by which
//! duplicates are found and a do-not-call wish is honoured; what was typed is kept for the eye.

mod country;
mod many;
mod named;
mod notation;

pub use country::Country;
pub use many::read_many;

use std::fmt;

use super::time::Day;

/// One phone number of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    /// The number as it was typed or imported.
    pub typed: String,
    /// The international form, such as "+14155550121"; none when it is kept as typed only.
    pub e164: Option<String>,
    /// The digits to dial after the switchboard has answered.
    pub extension: Option<String>,
    /// What was said about the number: "mobile", "wife".
    pub remark: Option<String>,
    /// The day on which it turned out not to be theirs; such a number is never dialled unasked.
    pub wrong_since: Option<Day>,
}

/// Why a text is not a phone number that can be dialled. Shown as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneProblem {
    /// There is not one digit in it.
    NoDigits,
    /// Letters stand among the digits.
    Letters,
    /// It has `*` or `#`, which command the phone instead of calling somebody.
    DialCode,
    /// Seven digits where the area code is missing.
    NoAreaCode,
    /// Fewer digits than any number of that country.
    TooShort,
    /// More digits than any number of that country.
    TooLong,
    /// As many digits as a number has, but none begins like this.
    NoSuchBeginning,
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
        })
    }
}

impl PhoneNumber {
    /// Reads one number in any usual notation; national ones are numbers of the home country.
    pub fn read(typed: &str, home: &Country) -> Result<PhoneNumber, PhoneProblem> {
        let found = notation::take_apart(typed)?;
        let e164 = international(&found, home)?;
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(PhoneNumber { typed, e164: Some(e164), extension: found.extension, remark: found.remark, wrong_since: None })
    }

    /// The digits by which the number can be searched: country and number, without extension.
    #[must_use]
    pub fn digits(&self) -> String {
        let text = self.e164.as_deref().unwrap_or(&self.typed);
        text.chars().filter(char::is_ascii_digit).collect()
    }

    /// The number in groups of two to four digits, to be read by eye or aloud.
    #[must_use]
    pub fn shown(&self) -> String {
        let Some(e164) = self.e164.as_deref() else {
            return self.typed.clone();
        };
        let digits = e164.trim_start_matches('+');
        let (calling, national) = match Country::of_international(digits) {
            Some((country, national)) => (country.calling, national),
            None => ("", digits),
        };
        let mut shown = format!("+{calling}");
        for group in groups(national) {
            if shown.len() > 1 {
                shown.push(' ');
            }
            shown.push_str(&group);
        }
        if let Some(extension) = &self.extension {
            shown.push_str(" ext. ");
            shown.push_str(extension);
        }
        shown
    }

    /// Whether both are the same line of the same switchboard, however typed.
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

/// Parts digits from the right: four last, then threes, and nothing shorter than two.
fn groups(national: &str) -> Vec<String> {
    let count = national.len();
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
    let mut digits = national.chars();
    sizes.iter().rev().map(|size| digits.by_ref().take(*size).collect()).collect()
}

/// The international form of the digits that were found.
fn international(found: &notation::Notation, home: &Country) -> Result<String, PhoneProblem> {
    let digits = found.digits.as_str();
    if found.has_plus {
        return abroad(digits);
    }
    let mut exits = vec!["00"];
    match home.code {
        "AU" => exits.insert(0, "0011"),
        "JP" => exits.insert(0, "010"),
        _ if home.is_north_american() => exits.insert(0, "011"),
        _ => {}
    }
    for exit in exits {
        if let Some(rest) = digits.strip_prefix(exit) {
            return abroad(rest);
        }
    }
    national(digits, home)
}

/// Reads digits that begin with the code of a country.
fn abroad(digits: &str) -> Result<String, PhoneProblem> {
    let Some((country, rest)) = Country::of_international(digits) else {
        return match digits.len() {
            0..8 => Err(PhoneProblem::TooShort),
            8..=15 if digits.starts_with('0') => Err(PhoneProblem::NoSuchBeginning),
            8..=15 => Ok(format!("+{digits}")),
            _ => Err(PhoneProblem::TooLong),
        };
    };
    // Some write the home digit although it is not dialled from abroad: +44 020 …; where it is no zero, a
    // number can also begin with it: +7 800 …
    let trunkless = rest.strip_prefix(country.trunk).filter(|_| country.trunk != "1").unwrap_or(rest);
    match [trunkless, rest].into_iter().find(|national| country.is_plausible(national)) {
        Some(national) => Ok(format!("+{}{national}", country.calling)),
        None => Err(why_not(rest, country)),
    }
}

/// Reads digits without any sign of a country as a number of the home country.
fn national(digits: &str, home: &Country) -> Result<String, PhoneProblem> {
    let whole = |national: &str| format!("+{}{national}", home.calling);
    let after_trunk = digits.strip_prefix(home.trunk).filter(|_| !home.trunk.is_empty());
    if let Some(rest) = after_trunk.filter(|rest| home.is_plausible(rest)) {
        return Ok(whole(rest));
    }
    let has_fixed_length = home.shortest == home.longest;
    if has_fixed_length && home.is_plausible(digits) {
        return Ok(whole(digits));
    }
    // Exports and messengers leave out the plus sign; after the code of the country no home digit follows.
    let has_home_digit = |rest: &str| !matches!(home.trunk, "" | "1") && rest.starts_with(home.trunk);
    let after_code = digits.strip_prefix(home.calling).filter(|rest| !has_home_digit(rest));
    if let Some(rest) = after_code.filter(|rest| home.is_plausible(rest)) {
        return Ok(whole(rest));
    }
    // Spreadsheets drop a leading zero, so a missing trunk prefix is no reason to refuse.
    if home.is_plausible(digits) {
        return Ok(whole(digits));
    }
    let is_whole = (home.shortest..=home.longest).contains(&digits.len());
    Err(why_not(after_trunk.filter(|_| !is_whole).unwrap_or(digits), home))
}

/// The reason that helps most to correct the number.
fn why_not(national: &str, country: &Country) -> PhoneProblem {
    if country.is_north_american() && national.len() == 7 {
        PhoneProblem::NoAreaCode
    } else if national.len() < country.shortest {
        PhoneProblem::TooShort
    } else if national.len() > country.longest {
        PhoneProblem::TooLong
    } else {
        PhoneProblem::NoSuchBeginning
    }
}

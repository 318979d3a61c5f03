//! Converts birthdays and other yearly days from the notations of programs to one that people read.

use super::month_names;
use chrono::{Datelike, NaiveDate};

/// The year that Apple writes if the year is unknown; it is a leap year, so that it includes 29 February.
const NO_YEAR: i32 = 1604;

/// "3 May 1985" for `1985-05-03`, `19850503` and `1985-05-03T00:00:00Z`, and "3 May" for `--05-03`, `--0503` and
/// `1604-05-03`; `None` for any other notation, which people can read unchanged.
#[must_use]
pub fn in_words(text: &str) -> Option<String> {
    let text = text.trim();
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => (NO_YEAR, rest),
        None => (number(day.get(..4)?)?, day.get(4..)?),
    };
    let digits: String = rest.chars().filter(|letter| *letter != '-').collect();
    let is_usual = digits.len() == 4 && matches!(rest.len() - digits.len(), 0..=2);
    let (month, day) = digits.split_at_checked(2).filter(|_| is_usual)?;
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(number(month)?).ok()?, u32::try_from(number(day)?).ok()?)?;
    let words = format!("{} {}", date.day(), month_names::english(date.month0()));
    Some(if year == NO_YEAR { words } else { format!("{words} {year}") })
}

fn number(digits: &str) -> Option<i32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_yearly_day_is_read_in_the_notations_of_programs() {
        for (text, words) in [
            ("1985-05-03", Some("3 May 1985")),
            ("19850503", Some("3 May 1985")),
            ("1985-05-03T00:00:00Z", Some("3 May 1985")),
            ("--05-03", Some("3 May")),
            (" --0503", Some("3 May")),
            ("1604-02-29", Some("29 February")),
            ("--02-30", None),
            ("3 May", None),
            ("05/03/1985", None),
            ("1985", None),
            ("", None),
            ("--", None),
            ("+1985503", None),
        ] {
            assert_eq!(in_words(text).as_deref(), words, "{text}");
        }
    }
}

//! Parses durations in everyday words: "3 days", "a week", "24 h", "2-3 working days".

/// The longest duration that makes sense, in hours.
const MOST_HOURS: u32 = 24 * 366;

/// The minutes of a day.
const DAY: u32 = 24 * 60;

/// The number of days in a text such as "3 days", "a week" or "24 hours"; at least one.
pub fn days_in(text: &str) -> Option<u32> {
    Some(hours_in(text)?.div_ceil(24).max(1))
}

/// The number of hours in a text such as "24 h", "2 days" or "a week". "2-3 days" counts as the longer; a bare number
/// is a number of days.
pub fn hours_in(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let mut tenths: Option<u32> = None;
    let mut unit: Option<u32> = None;
    let mut is_working = false;
    for word in words_of(&text) {
        if let Some(more) = tenths_of(word) {
            tenths = Some(tenths.map_or(more, |known| known.max(more)));
        } else if matches!(word, "working" | "business" | "work") {
            is_working = true;
        } else if let Some(minutes) = minutes_of(word).filter(|_| word.len() > 1 || tenths.is_some()) {
            if tenths.is_some() {
                unit = Some(minutes);
                break;
            }
            unit.get_or_insert(minutes);
        }
    }
    // "A day", "the same day"; a bare number is a number of days.
    let minutes = u64::from(tenths.or(unit.map(|_| 10))?) * u64::from(unit.unwrap_or(DAY)) / 10;
    // Five working days are a week.
    let minutes = if is_working { (minutes * 7).div_ceil(5) } else { minutes };
    Some(u32::try_from(minutes.div_ceil(60)).unwrap_or(MOST_HOURS).min(MOST_HOURS))
}

/// The words of a text; digits and the letters after them are two words, as in "24h".
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '.').flat_map(|word| {
        let word = word.trim_matches('.');
        let end = word.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(word.len());
        let (digits, letters) = word.split_at_checked(end).unwrap_or((word, ""));
        [digits, letters].into_iter().filter(|part| !part.is_empty())
    })
}

/// Ten times the number named by a word, so that "1.5 days" is an integer.
fn tenths_of(word: &str) -> Option<u32> {
    if word.starts_with(|letter: char| letter.is_ascii_digit()) {
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let digit = part.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
        // A number with too many digits to parse is a large one.
        return Some(whole.parse::<u32>().unwrap_or(u32::MAX).saturating_mul(10).saturating_add(digit));
    }
    let number = match word {
        "half" => return Some(5),
        "one" => 1,
        "two" | "couple" => 2,
        "three" | "few" | "several" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "twelve" => 12,
        _ => return None,
    };
    Some(number * 10)
}

/// The minutes in a unit.
fn minutes_of(word: &str) -> Option<u32> {
    match word.strip_suffix('s').unwrap_or(word) {
        "min" | "minute" => Some(1),
        "h" | "hr" | "hour" => Some(60),
        "d" | "day" | "tomorrow" | "today" | "overnight" => Some(DAY),
        "w" | "wk" | "week" => Some(7 * DAY),
        "fortnight" => Some(14 * DAY),
        "month" => Some(30 * DAY),
        "year" => Some(366 * DAY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_read_in_hours_and_days() {
        for (text, hours, days) in [
            ("3 days", 72, 3),
            ("3 days, he said", 72, 3),
            ("he'd take 3 days", 72, 3),
            ("today she said 2 weeks", 336, 14),
            ("3", 72, 3),
            ("a week", 168, 7),
            ("a week or 2", 336, 14),
            ("24 h", 24, 1),
            ("24h", 24, 1),
            ("48hrs", 48, 2),
            ("2 hours", 2, 1),
            ("within a day", 24, 1),
            ("the same day", 24, 1),
            ("2-3 days", 72, 3),
            ("two or three days", 72, 3),
            ("a couple of days", 48, 2),
            ("1.5 days", 36, 2),
            ("half a day", 12, 1),
            ("5 working days", 168, 7),
            ("90 minutes", 2, 1),
            ("99999999999999999999 days", 8784, 366),
        ] {
            assert_eq!((hours_in(text), days_in(text)), (Some(hours), Some(days)), "{text}");
        }
        for text in ["soon", "", "by Monday", "he'd rather not say"] {
            assert_eq!(hours_in(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn no_digits_are_too_many(text in "[0-9.,h dayswek-]{0,40}") {
            if let Some(hours) = hours_in(&text) {
                prop_assert!(hours <= MOST_HOURS);
            }
        }

        #[test]
        fn a_number_and_its_unit_are_what_they_say(number in 1_u32..300) {
            prop_assert_eq!(hours_in(&format!("{number} days, he said")), Some(number * 24));
            prop_assert_eq!(hours_in(&format!("about {number}h")), Some(number));
        }
    }
}

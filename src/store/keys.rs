//! How our keys are spelled. They are ASCII and short, because keys count against the storage too.
//!
//! ```text
//! nt1/j/<lane>/<number>          a journal entry
//! nt1/s/<lane>/<number>.<part>   a part of the entry with that number
//! nt1/d/<lane>                   the draft of a page
//! ```

use crate::domain::id::Lane;

/// What all our keys begin with; nothing else is ever written or taken out.
pub const PREFIX: &str = "nt1/";
const ENTRY: &str = "nt1/j/";
const PART: &str = "nt1/s/";
const DRAFT: &str = "nt1/d/";

/// Whether a key is ours.
pub fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Whether a key is meant for a journal entry, even if it cannot be read.
pub fn is_entry(key: &str) -> bool {
    key.starts_with(ENTRY)
}

/// The place of an entry: the lane that wrote it and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page that wrote it.
    pub lane: Lane,
    /// Its number there; never used twice.
    pub number: u64,
}

impl Place {
    /// The key of the entry.
    pub fn entry_key(self) -> String {
        format!("{ENTRY}{}/{}", self.lane, base36(self.number))
    }

    /// The key of one of its parts.
    pub fn part_key(self, part: usize) -> String {
        format!("{PART}{}/{}.{}", self.lane, base36(self.number), base36(u64::try_from(part).unwrap_or(u64::MAX)))
    }

    /// The place that an entry key names.
    pub fn of_entry(key: &str) -> Option<Place> {
        let (lane, number) = key.strip_prefix(ENTRY)?.split_once('/')?;
        Some(Place { lane: lane.parse().ok()?, number: number_of(number)? })
    }

    /// The place of the entry or part that a key names.
    pub fn of(key: &str) -> Option<Place> {
        let Some(rest) = key.strip_prefix(PART) else { return Place::of_entry(key) };
        let (lane, numbers) = rest.split_once('/')?;
        let (number, _) = numbers.split_once('.')?;
        Some(Place { lane: lane.parse().ok()?, number: number_of(number)? })
    }
}

/// The key of a page's draft.
pub fn draft_key(lane: Lane) -> String {
    format!("{DRAFT}{lane}")
}

/// The page whose draft a key names.
pub fn draft_lane(key: &str) -> Option<Lane> {
    key.strip_prefix(DRAFT)?.parse().ok()
}

/// `number` in the digits 0 to 9 and a to z.
fn base36(number: u64) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(char::from_digit(u32::try_from(rest % 36).unwrap_or(0), 36).unwrap_or('0'));
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The number that `text` spells, if it is spelled as [`base36`] does.
fn number_of(text: &str) -> Option<u64> {
    let number = u64::from_str_radix(text, 36).ok()?;
    (base36(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written() {
        let lane = Lane::from_bits(0x1234_5678_9abc);
        for number in [0, 1, 35, 36, 1295, 1296, u64::MAX] {
            let place = Place { lane, number };
            assert_eq!(Place::of_entry(&place.entry_key()), Some(place));
            assert_eq!(Place::of(&place.part_key(40)), Some(place));
        }
        assert_eq!(draft_lane(&draft_key(lane)), Some(lane));
    }

    #[test]
    fn other_spellings_are_no_keys_of_ours() {
        for key in ["", "nt1/j/", "nt1/j/AAAAAAAA", "nt1/j/AAAAAAAA/", "nt1/j/AAAAAAAA/01", "nt1/j/AAAAAAAA/+1", "x"] {
            assert_eq!(Place::of(key), None, "{key}");
        }
    }
}

//! The format of our storage keys. They are ASCII and short, because keys count against the quota too.
//!
//! ```text
//! nt1/j/<replica>/<number>             a journal entry
//! nt1/s/<replica>/<number>.<part>      a part of the entry with that number
//! nt1/g/<bucket>.<generation>.<name>   a segment
//! nt1/r/<timestamp>                    a restore point
//! nt1/d/<replica>                      the draft of a page
//! nt1/x                                the reserve
//! nt1/u/<rest of its key>              a damaged text that was replaced by its intact copy
//! ```

use crate::domain::id::{ReplicaId, Timestamp};

/// The prefix of all our keys; no other key is ever written or removed.
pub const PREFIX: &str = "nt1/";
const ENTRY: &str = "nt1/j/";
const PART: &str = "nt1/s/";
const SEGMENT: &str = "nt1/g/";
const POINT: &str = "nt1/r/";
const DRAFT: &str = "nt1/d/";
const DAMAGED: &str = "nt1/u/";
/// The key of the reserve.
pub const RESERVE_KEY: &str = "nt1/x";

/// Whether a key is ours.
pub fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Whether a key has the prefix of journal entries, even if the rest cannot be parsed.
pub fn is_entry(key: &str) -> bool {
    key.starts_with(ENTRY)
}

/// Whether a key has the prefix of segments, even if the rest cannot be parsed.
pub fn is_segment(key: &str) -> bool {
    key.starts_with(SEGMENT)
}

/// The parsed key of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentKey {
    /// The leads it is about.
    pub bucket: u64,
    /// Higher than that of every segment it was made from.
    pub generation: u64,
    /// The hash of its text.
    pub name: ReplicaId,
}

impl SegmentKey {
    /// The key as text.
    pub fn key(&self) -> String {
        format!("{SEGMENT}{}.{}.{}", base36(self.bucket), base36(self.generation), self.name)
    }

    /// Parses the key of a segment.
    pub fn of(key: &str) -> Option<SegmentKey> {
        let mut parts = key.strip_prefix(SEGMENT)?.splitn(3, '.');
        let bucket = number_of(parts.next()?)?;
        let generation = number_of(parts.next()?)?;
        Some(SegmentKey { bucket, generation, name: parts.next()?.parse().ok()? })
    }
}

/// The key of a restore point.
pub fn point_key(at: Timestamp) -> String {
    format!("{POINT}{at}")
}

/// Parses the key of a restore point.
pub fn point_of(key: &str) -> Option<Timestamp> {
    key.strip_prefix(POINT)?.parse().ok()
}

/// The place of an entry: its replica and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page that wrote it.
    pub replica: ReplicaId,
    /// Its number in the replica; never reused.
    pub number: u64,
}

impl Place {
    /// The key of the entry.
    pub fn entry_key(self) -> String {
        format!("{ENTRY}{}/{}", self.replica, base36(self.number))
    }

    /// The key of one of its parts.
    pub fn part_key(self, part: usize) -> String {
        format!("{PART}{}/{}.{}", self.replica, base36(self.number), base36(u64::try_from(part).unwrap_or(u64::MAX)))
    }

    /// Parses the key of an entry.
    pub fn of_entry(key: &str) -> Option<Place> {
        let (replica, number) = key.strip_prefix(ENTRY)?.split_once('/')?;
        Some(Place { replica: replica.parse().ok()?, number: number_of(number)? })
    }

    /// Parses the key of an entry or of a part.
    pub fn of(key: &str) -> Option<Place> {
        let Some(rest) = key.strip_prefix(PART) else { return Place::of_entry(key) };
        let (replica, numbers) = rest.split_once('/')?;
        let (number, _) = numbers.split_once('.')?;
        Some(Place { replica: replica.parse().ok()?, number: number_of(number)? })
    }
}

/// The key of the draft of a page.
pub fn draft_key(replica: ReplicaId) -> String {
    format!("{DRAFT}{replica}")
}

/// Parses the key of a draft.
pub fn draft_replica(key: &str) -> Option<ReplicaId> {
    key.strip_prefix(DRAFT)?.parse().ok()
}

/// The key for a damaged text after its intact copy has replaced it: derived from its own key.
pub fn damaged_key(key: &str) -> String {
    format!("{DAMAGED}{}", key.strip_prefix(PREFIX).unwrap_or(key))
}

/// Whether a key is that of a damaged text that was replaced.
pub fn is_damaged(key: &str) -> bool {
    key.starts_with(DAMAGED)
}

/// `number` in base 36, with the digits 0 to 9 and a to z.
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

/// Parses `text` as written by [`base36`].
fn number_of(text: &str) -> Option<u64> {
    let number = u64::from_str_radix(text, 36).ok()?;
    (base36(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written() {
        let replica = ReplicaId::from_bits(0x1234_5678_9abc);
        for number in [0, 1, 35, 36, 1295, 1296, u64::MAX] {
            let place = Place { replica, number };
            assert_eq!(Place::of_entry(&place.entry_key()), Some(place));
            assert_eq!(Place::of(&place.part_key(40)), Some(place));
        }
        assert_eq!(draft_replica(&draft_key(replica)), Some(replica));
    }

    #[test]
    fn keys_of_segments_and_recovery_points_read_back() {
        let segment = SegmentKey { bucket: 63, generation: 1_000, name: ReplicaId::from_bits(7) };
        assert_eq!(SegmentKey::of(&segment.key()), Some(segment));
        assert_eq!(SegmentKey::of("nt1/g/0.01.AAAAAAAA"), None);
        let at = Timestamp { millis: 5, count: 1, replica: ReplicaId::from_bits(9) };
        assert_eq!(point_of(&point_key(at)), Some(at));
    }

    #[test]
    fn other_spellings_are_no_keys_of_ours() {
        for key in ["", "nt1/j/", "nt1/j/AAAAAAAA", "nt1/j/AAAAAAAA/", "nt1/j/AAAAAAAA/01", "nt1/j/AAAAAAAA/+1", "x"] {
            assert_eq!(Place::of(key), None, "{key}");
        }
    }
}

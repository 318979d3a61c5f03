//! Ids that are unique across pages, and timestamps that order changes made on several of them.
//!
//! Every page load draws a random [`ReplicaId`] and numbers its own ids and changes within it, so two tabs or devices
//! never collide and never have to coordinate. It knows no clock and draws nothing at random: both come from outside.

use std::fmt;
use std::str::FromStr;

/// A replica: one page load, as 48 random bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(u64);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl ReplicaId {
    /// A reserved replica that no page uses; drawing it by chance is as unlikely as drawing any other replica twice.
    pub const NOBODY: ReplicaId = ReplicaId(0);

    /// The replica with the lowest 48 bits of `bits`.
    pub fn from_bits(bits: u64) -> ReplicaId {
        ReplicaId(bits & 0xffff_ffff_ffff)
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..8).rev() {
            let index = usize::try_from((self.0 >> (place * 6)) & 63).unwrap_or(0);
            let letter = LETTERS.get(index).copied().unwrap_or(b'A');
            write!(formatter, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl fmt::Debug for ReplicaId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Lane({self})")
    }
}

/// The text is not a valid replica, id or timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for ReplicaId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<ReplicaId, NotAnId> {
        if text.len() != 8 {
            return Err(NotAnId);
        }
        text.bytes()
            .try_fold(0_u64, |bits, letter| {
                let index = LETTERS.iter().position(|candidate| *candidate == letter)?;
                Some(bits << 6 | u64::try_from(index).ok()?)
            })
            .map(ReplicaId)
            .ok_or(NotAnId)
    }
}

/// An id: unique within its replica, and so unique everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// The replica that created it.
    pub replica: ReplicaId,
    /// Its sequence number within the replica.
    pub number: u32,
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.replica, self.number)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Id, NotAnId> {
        let (replica, number) = text.split_once('.').ok_or(NotAnId)?;
        Ok(Id { replica: replica.parse()?, number: number.parse().map_err(|_| NotAnId)? })
    }
}

/// The id of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadId(pub Id);

/// The id of a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TouchId(pub Id);

/// The id of one item of a lead, such as a must-have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub Id);

/// The id of an import, by which all its leads can be removed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub Id);

/// The id of a library item: a script, a clip, a plan …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LibraryItemId(pub Id);

impl LibraryItemId {
    /// The id of something that ships with the program, such as a fact test or a question. The number never changes.
    /// Its replica is reserved, so it never collides with an id from a page.
    pub const fn shipped(number: u32) -> LibraryItemId {
        LibraryItemId(Id { replica: ReplicaId(0), number })
    }
}

/// Converts lists of these ids to and from lists of plain ids.
macro_rules! convert {
    ($($name:ident)*) => {
        $(
            impl From<$name> for Id {
                fn from(name: $name) -> Id {
                    name.0
                }
            }

            impl From<Id> for $name {
                fn from(id: Id) -> $name {
                    $name(id)
                }
            }
        )*
    };
}

convert! { LeadId TouchId ItemId LibraryItemId }

impl From<ImportId> for Id {
    fn from(import: ImportId) -> Id {
        import.0
    }
}

impl From<Id> for ImportId {
    fn from(id: Id) -> ImportId {
        ImportId(id)
    }
}

/// Creates the ids of one replica, in order.
#[derive(Clone, Debug)]
pub struct Ids {
    replica: ReplicaId,
    next: u32,
}

impl Ids {
    /// A source of ids for a new replica.
    pub fn new(replica: ReplicaId) -> Ids {
        Ids { replica, next: 0 }
    }

    /// Returns the next id.
    pub fn draw(&mut self) -> Id {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        Id { replica: self.replica, number }
    }
}

/// When a change was made, in an order that all pages agree on (a hybrid logical clock): wall time first, then a
/// counter within the millisecond; the replica breaks the remaining ties.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970, from the clock of the page or from the latest change it had seen.
    pub millis: u64,
    /// Orders changes made within the same millisecond.
    pub count: u16,
    /// The replica that made the change.
    pub replica: ReplicaId,
}

impl Timestamp {
    /// The highest count of milliseconds that a stamp may have: later than any clock shows, and far enough below the
    /// end of the numbers that a later one can always be drawn. What claims a higher one is not read.
    pub const LATEST: u64 = 9_000_000_000_000_000;
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.millis, self.count, self.replica)
    }
}

impl FromStr for Timestamp {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Timestamp, NotAnId> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next().ok_or(NotAnId);
        Ok(Timestamp {
            millis: part()?.parse().ok().filter(|millis| *millis <= Timestamp::LATEST).ok_or(NotAnId)?,
            count: part()?.parse().map_err(|_| NotAnId)?,
            replica: part()?.parse()?,
        })
    }
}

/// A hybrid logical clock: its timestamps rise within this replica and above every timestamp it has seen, even if the
/// wall clock is set back.
#[derive(Clone, Debug)]
pub struct HybridClock {
    last: Timestamp,
}

impl HybridClock {
    /// A clock that has seen no timestamp yet.
    pub fn new(replica: ReplicaId) -> HybridClock {
        HybridClock { last: Timestamp { millis: 0, count: 0, replica } }
    }

    /// Records a timestamp from elsewhere.
    pub fn observe(&mut self, seen: Timestamp) {
        if (seen.millis, seen.count) > (self.last.millis, self.last.count) {
            self.last = Timestamp { replica: self.last.replica, ..seen };
        }
    }

    /// A timestamp not below any that this clock has seen or drawn, and below all that it will draw.
    pub fn last(&self) -> Timestamp {
        Timestamp { replica: ReplicaId::from_bits(u64::MAX), ..self.last }
    }

    /// Returns the timestamp for a change made at wall time `millis` (milliseconds since 1970).
    pub fn draw(&mut self, millis: u64) -> Timestamp {
        self.last = if millis > self.last.millis {
            Timestamp { millis, count: 0, ..self.last }
        } else {
            match self.last.count.checked_add(1) {
                Some(count) => Timestamp { count, ..self.last },
                None => Timestamp { millis: self.last.millis.saturating_add(1), count: 0, ..self.last },
            }
        };
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replica_and_an_id_read_back_as_they_were_written() {
        for bits in [0, 1, 63, 64, 0xffff_ffff_ffff, 0x1234_5678_9abc] {
            let replica = ReplicaId::from_bits(bits);
            assert_eq!(replica.to_string().parse(), Ok(replica));
            let id = Id { replica, number: 7 };
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!("short".parse::<ReplicaId>(), Err(NotAnId));
    }

    #[test]
    fn stamps_rise_though_the_wall_clock_is_set_back() {
        let mut hybrid_clock = HybridClock::new(ReplicaId::from_bits(1));
        let first = hybrid_clock.draw(1_000);
        let second = hybrid_clock.draw(10);
        assert!(first < second);
        hybrid_clock.observe(Timestamp { millis: 5_000, count: 3, replica: ReplicaId::from_bits(9) });
        assert!(hybrid_clock.draw(2_000).millis >= 5_000);
    }

    #[test]
    fn a_full_count_moves_to_the_next_millisecond() {
        let mut hybrid_clock = HybridClock::new(ReplicaId::from_bits(1));
        hybrid_clock.observe(Timestamp { millis: 5, count: u16::MAX, replica: ReplicaId::from_bits(2) });
        assert_eq!(hybrid_clock.draw(5).millis, 6);
    }
}

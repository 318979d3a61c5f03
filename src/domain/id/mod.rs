//! Names that no two pages ever give twice, and the order of changes made on several of them.
//!
//! Every page load draws a [`ReplicaId`] at random and counts its own ids and changes in it, so that two
//! tabs or two devices never collide and never have to ask each other.

use std::fmt;
use std::str::FromStr;

/// One page load, as 48 random bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(u64);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl ReplicaId {
    /// The replica of no page; the odds against drawing it are those against drawing any other twice.
    pub const NOBODY: ReplicaId = ReplicaId(0);

    /// The replica made of the lowest 48 bits of `bits`.
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

/// The text is no replica, id or stamp.
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

/// A name given in one replica.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// Where it was given.
    pub replica: ReplicaId,
    /// The how-manieth it was there.
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

/// Names a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadId(pub Id);

/// Names a touch of any lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TouchId(pub Id);

/// Names one thing known of a lead, such as a must-have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub Id);

/// Names an import, so that its leads can leave together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportId(pub Id);

/// Names a piece of the book: a script, a clip, a plan …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LibraryItemId(pub Id);

impl LibraryItemId {
    /// A thing that ships with the program, such as a fact test or a question, under a number that never
    /// changes. Its replica is one that no page draws.
    pub const fn shipped(number: u32) -> LibraryItemId {
        LibraryItemId(Id { replica: ReplicaId(0), number })
    }
}

/// Lists of any of these names are drawn alike, as lists of plain ids.
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

/// Gives the names of one replica, in order.
#[derive(Clone, Debug)]
pub struct Ids {
    replica: ReplicaId,
    next: u32,
}

impl Ids {
    /// The names of a replica that has given none yet.
    pub fn new(replica: ReplicaId) -> Ids {
        Ids { replica, next: 0 }
    }

    /// The next name.
    pub fn draw(&mut self) -> Id {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        Id { replica: self.replica, number }
    }
}

/// When a change was made, in an order that all pages agree on (a hybrid logical clock): wall time
/// first, a count for changes in the same millisecond, the replica to part what is left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds since 1970 on the clock of the page, or of the latest change it had seen.
    pub millis: u64,
    /// Parts changes of one millisecond.
    pub count: u16,
    /// Where the change was made.
    pub replica: ReplicaId,
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
            millis: part()?.parse().map_err(|_| NotAnId)?,
            count: part()?.parse().map_err(|_| NotAnId)?,
            replica: part()?.parse()?,
        })
    }
}

/// Gives stamps that rise in this replica and above every stamp it has seen, even when the wall clock
/// is set back.
#[derive(Clone, Debug)]
pub struct HybridClock {
    last: Timestamp,
}

impl HybridClock {
    /// A clock that has seen nothing.
    pub fn new(replica: ReplicaId) -> HybridClock {
        HybridClock { last: Timestamp { millis: 0, count: 0, replica } }
    }

    /// Takes note of a stamp from elsewhere.
    pub fn observe(&mut self, seen: Timestamp) {
        if (seen.millis, seen.count) > (self.last.millis, self.last.count) {
            self.last = Timestamp { replica: self.last.replica, ..seen };
        }
    }

    /// A stamp that is not below any it has seen or drawn, and below all that it will draw.
    pub fn last(&self) -> Timestamp {
        Timestamp { replica: ReplicaId::from_bits(u64::MAX), ..self.last }
    }

    /// The stamp of a change made when the wall clock shows `millis`.
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

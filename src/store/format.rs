//! The version of the stored format, and why stored text can't be read.

/// The version of the format that this program writes, and its version as a reader: 1 knows entries, 2
/// knows packed texts too, 3 the words and the piece of a touch, the piece of a next touch, the former names
/// of a piece, and the long hashes of those who were erased, 4 the kinds and fields that `docs/storage-format.md`
/// lists.
pub const FORMAT: u32 = 4;

/// Why a stored text could not be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadError {
    /// The text is not what was once written.
    Damaged,
    /// The text is whole, but holds things that only a newer version knows.
    Newer,
    /// As [`ReadError::Newer`], and it says that this version must not work beside it.
    NeedsNewer,
    /// The entry names a part which is not there (any more).
    PartMissing,
}

impl ReadError {
    /// What is the matter, in words for the list of unreadable texts.
    pub fn words(self) -> &'static str {
        match self {
            ReadError::Damaged => "damaged: it is not what was once saved",
            ReadError::Newer => "saved by a newer version of this program",
            ReadError::NeedsNewer => "saved by a newer version of this program, which this one must not work beside",
            ReadError::PartMissing => "a part of a big change is missing",
        }
    }
}

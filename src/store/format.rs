//! The version of the stored format, and the reasons why stored text can't be read.

/// The version of the format that this program writes, and its version as a reader. Version 1 knows entries; 2 also
/// packed texts; 3 the script and library item of a touch, the library item of a next touch, the former names of a
/// library item, and long hashes of erased people; 4 the kinds and fields that `docs/storage-format.md` lists.
pub const FORMAT: u32 = 4;

/// Why a stored text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadError {
    /// The text is not the one that was written.
    Damaged,
    /// The text is intact, but contains things that only a newer version knows.
    Newer,
    /// Like [`ReadError::Newer`], and it also forbids this version to write beside it.
    NeedsNewer,
    /// The entry names a part that is missing.
    PartMissing,
}

impl ReadError {
    /// The reason in words, for the list of unreadable texts.
    pub fn words(self) -> &'static str {
        match self {
            ReadError::Damaged => "damaged: it is not what was once saved",
            ReadError::Newer => "saved by a newer version of this program",
            ReadError::NeedsNewer => "saved by a newer version of this program, which this one must not work beside",
            ReadError::PartMissing => "a part of a big change is missing",
        }
    }
}

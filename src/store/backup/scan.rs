//! A first look at a file, before anything is made of it: how deep, how long, and its checksum.
//!
//! The checksum leaves out the blanks between the values, so that a file survives programs that
//! write the same JSON in other lines.

use super::BackupProblem;
use crate::store::crc;

/// Stands for the checksum while it is reckoned.
pub const UNKNOWN: &str = "00000000";
const MARK: &[u8] = b"\"checksum\":\"";
const DEEPEST: usize = 32;
const LONGEST_TEXT: usize = 1024 * 1024;

/// What the first look found.
pub struct Scanned {
    /// The checksum that the file ought to state.
    pub checksum: String,
}

/// Looks through the letters of `text`.
pub fn scan(text: &str) -> Result<Scanned, BackupProblem> {
    let mut squeezed = Vec::with_capacity(text.len());
    let mut depth = 0_usize;
    // The length of the text between quotes that the scan is in, and whether a backslash came last.
    let mut quoted: Option<usize> = None;
    let mut escaped = false;
    for byte in text.bytes() {
        match (quoted, byte) {
            (Some(length), _) if length > LONGEST_TEXT => return Err(BackupProblem::TextTooLong),
            (Some(_), b'"') if !escaped => quoted = None,
            (Some(length), _) => {
                quoted = Some(length + 1);
                escaped = byte == b'\\' && !escaped;
            }
            (None, b'"') => quoted = Some(0),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            (None, b' ' | b'\t' | b'\r' | b'\n') => continue,
            (None, _) => {}
        }
        if depth > DEEPEST {
            return Err(BackupProblem::TooDeep);
        }
        squeezed.push(byte);
    }
    Ok(Scanned { checksum: checksum(&squeezed) })
}

/// The checksum of all but the stated checksum.
fn checksum(squeezed: &[u8]) -> String {
    let place = squeezed.windows(MARK.len()).position(|window| window == MARK).map_or(0, |mark| mark + MARK.len());
    let (before, rest) = squeezed.split_at(place);
    crc::checksum(&[before, rest.get(UNKNOWN.len()..).unwrap_or_default()])
}

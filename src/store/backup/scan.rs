//! A first look at a file, before anything is made of it: how deep, how long, and its checksum.
//!
//! The checksum leaves out the blanks between the values, so that a file survives programs that
//! write the same JSON in other lines.

use super::BackupProblem;
use crate::store::encoding::crc::Checksum;

/// Stands for the checksum while it is reckoned.
pub const UNKNOWN: &str = "00000000";
const MARK: &[u8] = b"\"checksum\":\"";
const DEEPEST: usize = 32;
/// The most bytes of a text in a file.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// What the first look found.
pub struct Scanned {
    /// The checksum that the file ought to state.
    pub checksum: String,
}

/// Looks through the letters of `text`.
pub fn scan(text: &str) -> Result<Scanned, BackupProblem> {
    let mut checksum = Checksum::new();
    // How much of the mark has just been read, and then how much of the stated checksum, which does not count.
    let mut marked = 0_usize;
    let mut stated = 0_usize;
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
        if marked == MARK.len() && stated < UNKNOWN.len() {
            stated += 1;
            continue;
        }
        if marked < MARK.len() {
            marked = if MARK.get(marked) == Some(&byte) { marked + 1 } else { usize::from(byte == b'"') };
        }
        checksum.push(byte);
    }
    Ok(Scanned { checksum: checksum.text() })
}

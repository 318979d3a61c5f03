//! A first pass over a file before it is parsed: checks nesting and text lengths, and computes the checksum.
//!
//! The checksum skips white space between values, so a file survives programs that reformat its JSON.

use super::BackupProblem;
use crate::store::encoding::crc::Checksum;

/// Placeholder for the checksum while it is being computed.
pub const UNKNOWN: &str = "00000000";
const MARK: &[u8] = b"\"checksum\":\"";
const DEEPEST: usize = 32;
/// The length limit of one text in a file, in bytes.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// The result of the first pass.
pub struct Scanned {
    /// The checksum that the file should state.
    pub checksum: String,
}

/// Scans the bytes of `text`.
pub fn scan(text: &str) -> Result<Scanned, BackupProblem> {
    let mut checksum = Checksum::new();
    // How many bytes of the mark were just read, then of the stated checksum, which is excluded.
    let mut marked = 0_usize;
    let mut stated = 0_usize;
    let mut depth = 0_usize;
    // The length of the current quoted text, if inside one, and whether the last byte was a backslash.
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

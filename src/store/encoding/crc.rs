//! The CRC-32 of zip and PNG, computed four bits at a time: its table has 16 entries instead of the usual thousands,
//! which would make the page noticeably larger.

/// The change to the register for each value of the four bits shifted out.
const TABLE: [u32; 16] = table();

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut bits = 0;
    while bits < 16 {
        let mut register = bits;
        let mut shift = 0;
        while shift < 4 {
            register = if register & 1 == 1 { register >> 1 ^ 0xedb8_8320 } else { register >> 1 };
            shift += 1;
        }
        #[allow(clippy::indexing_slicing)]
        {
            table[bits as usize] = register;
        }
        bits += 1;
    }
    table
}

/// An incremental checksum.
pub struct Checksum(u32);

impl Checksum {
    /// The checksum of no bytes.
    pub const fn new() -> Checksum {
        Checksum(u32::MAX)
    }

    /// Adds one byte.
    pub fn push(&mut self, byte: u8) {
        let Checksum(register) = self;
        *register ^= u32::from(byte);
        for _ in 0..2 {
            let [low, ..] = register.to_le_bytes();
            *register = *register >> 4 ^ TABLE.get(usize::from(low & 15)).copied().unwrap_or(0);
        }
    }

    /// The checksum so far, as eight hexadecimal digits.
    pub fn text(&self) -> String {
        format!("{:08x}", !self.0)
    }
}

impl Default for Checksum {
    fn default() -> Checksum {
        Checksum::new()
    }
}

/// The checksum of the concatenated `parts`, as eight hexadecimal digits.
pub fn checksum(parts: &[&[u8]]) -> String {
    let mut checksum = Checksum::new();
    parts.iter().copied().flatten().for_each(|byte| checksum.push(*byte));
    checksum.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_everyone_else() {
        for text in ["", "a", "123456789", "The quick brown fox jumps over the lazy dog"] {
            let (before, after) = text.as_bytes().split_at(text.len() / 3);
            assert_eq!(checksum(&[before, after]), format!("{:08x}", crc32fast::hash(text.as_bytes())), "{text}");
        }
        assert_eq!(checksum(&[b"123456789"]), "cbf43926");
    }
}

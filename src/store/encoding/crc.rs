//! The CRC-32 that zip files and PNG pictures use, four bits at a time: its table has 16 entries, where the
//! usual ones have thousands, which would be a large part of the whole page.

/// What four bits that leave the register at its low end do to the rest of it.
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

/// A checksum that is reckoned byte by byte.
pub struct Checksum(u32);

impl Checksum {
    /// That of nothing.
    pub const fn new() -> Checksum {
        Checksum(u32::MAX)
    }

    /// Takes in one more byte.
    pub fn push(&mut self, byte: u8) {
        let Checksum(register) = self;
        *register ^= u32::from(byte);
        for _ in 0..2 {
            let [low, ..] = register.to_le_bytes();
            *register = *register >> 4 ^ TABLE.get(usize::from(low & 15)).copied().unwrap_or(0);
        }
    }

    /// It in eight hexadecimal digits.
    pub fn text(&self) -> String {
        format!("{:08x}", !self.0)
    }
}

impl Default for Checksum {
    fn default() -> Checksum {
        Checksum::new()
    }
}

/// The checksum of `parts` as if they were one, in eight hexadecimal digits.
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

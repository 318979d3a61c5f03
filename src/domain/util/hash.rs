//! Hashes that are stored: they must stay the same in every version, so they are named by their algorithm.

/// FNV-1a with 64 bits. It distinguishes texts but hides nothing: anybody who has the hash can try texts.
pub fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

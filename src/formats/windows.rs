//! Windows-1252, the encoding of files that older Windows programs export.

/// What the bytes 0x80 to 0x9F mean; all others mean the character of the same number.
const SPECIAL: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Reads bytes as Windows-1252, which never fails.
pub(super) fn decode(bytes: &[u8]) -> String {
    let character = |byte: &u8| {
        let special = byte.checked_sub(0x80).and_then(|place| SPECIAL.get(usize::from(place)));
        special.copied().unwrap_or(char::from(*byte))
    };
    bytes.iter().map(character).collect()
}

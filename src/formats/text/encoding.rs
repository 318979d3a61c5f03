//! The encodings of imported lists, with their tables.
//!
//! Six tables of 128 characters take less than one KiB of the page; `encoding_rs`, which the tests compare them with,
//! includes the encodings of East Asia and is a hundred times as large.

/// The character encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, which nearly every program writes today.
    Utf8,
    /// UTF-16, little-endian: "Unicode text" of a spreadsheet.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Western European, Windows.
    Windows1252,
    /// Central European: Polish, Czech, Hungarian and their neighbours.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Turkish.
    Windows1254,
    /// Western European, as written by spreadsheets on a Mac.
    MacRoman,
    /// Western European, as written by "CSV (MS-DOS)" and old office programs.
    Dos850,
}

impl Encoding {
    /// All encodings, in the order in which they are offered.
    pub const ALL: [Encoding; 9] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1254,
        Self::MacRoman,
        Self::Dos850,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// The label shown for the encoding.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16",
            Self::Utf16Be => "UTF-16, big-endian",
            Self::Windows1252 => "Western European (Windows)",
            Self::Windows1250 => "Central European (Windows)",
            Self::Windows1251 => "Cyrillic (Windows)",
            Self::Windows1254 => "Turkish (Windows)",
            Self::MacRoman => "Western European (Mac)",
            Self::Dos850 => "Western European (DOS)",
        }
    }

    /// Decodes bytes; invalid ones become the replacement character. A byte order mark is kept.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        let unit: fn([u8; 2]) -> u16 = match self {
            Self::Utf16Le => u16::from_le_bytes,
            Self::Utf16Be => u16::from_be_bytes,
            Self::Utf8 => return String::from_utf8_lossy(bytes).into_owned(),
            _ => {
                let upper = self.upper_half();
                return bytes.iter().map(|byte| character(*byte, &upper)).collect();
            }
        };
        let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
        char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    /// The characters of the bytes 0x80 to 0xFF; empty for multi-byte encodings.
    pub(in crate::formats) fn upper_half(self) -> Vec<char> {
        let table = match self {
            Self::Windows1250 => WINDOWS_1250,
            Self::Windows1251 => WINDOWS_1251,
            Self::Windows1252 => WINDOWS_1252,
            Self::Windows1254 => WINDOWS_1254,
            Self::MacRoman => MAC_ROMAN,
            Self::Dos850 => DOS_850,
            Self::Utf8 | Self::Utf16Le | Self::Utf16Be => "",
        };
        table.chars().collect()
    }
}

/// The character of a byte, given the upper half of its table.
pub(in crate::formats) fn character(byte: u8, upper: &[char]) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| upper.get(place)).copied().unwrap_or(char::from(byte))
}

// Undefined bytes decode to the control character of the same number, as in browsers.
const WINDOWS_1250: &str = "\
    €\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
const WINDOWS_1251: &str = "\
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const WINDOWS_1252: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const WINDOWS_1254: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}\u{9E}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ";
const MAC_ROMAN: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
const DOS_850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

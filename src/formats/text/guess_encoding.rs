//! Guesses the single-byte encoding of a text: the one in which its words look like words of a language.

use super::encoding::{Encoding, character};

/// The letters beyond A to Z of languages that share an encoding.
struct Alphabet {
    encodings: &'static [Encoding],
    /// The score of one of its letters.
    weight: i64,
    /// The letters in lower case.
    letters: &'static str,
}

use Encoding::{Dos850, MacRoman, Windows1250, Windows1251, Windows1252, Windows1254};

const WESTERN: &[Encoding] = &[Windows1252, Windows1254, MacRoman, Dos850];

/// One language per line. The combined alphabets score less, because a letter of a single language is stronger
/// evidence.
const ALPHABETS: [Alphabet; 14] = [
    of(WESTERN, 20, "äöüß"),
    of(WESTERN, 20, "àâçéèêëîïôùûœ"),
    of(WESTERN, 20, "áéíóúñü"),
    of(WESTERN, 20, "ãõáâàçéêíóôú"),
    of(WESTERN, 20, "àèéìòù"),
    of(WESTERN, 20, "åäöæøé"),
    of(WESTERN, 18, "äöüßàâçéèêëîïôùûœáíóúñãõìòåæø"),
    of(&[Windows1252, Dos850], 18, "áðéíóúýþæö"),
    of(&[Windows1254], 20, "çğıöşüâ"),
    of(&[Windows1250], 20, "ąćęłńóśźż"),
    of(&[Windows1250], 20, "áäčďéěíĺľňóôŕřšťúůýž"),
    of(&[Windows1250], 20, "áéíóöőúüű"),
    of(&[Windows1250], 16, "ąćęłńóśźżáčďéěíňřšťúůýžđöőüűăâîşţ"),
    of(&[Windows1251], 20, "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў"),
];

const fn of(encodings: &'static [Encoding], weight: i64, letters: &'static str) -> Alphabet {
    Alphabet { encodings, weight, letters }
}

/// The number of bytes above 127 that decide.
const SAMPLE: usize = 20_000;

/// The likeliest encoding of bytes that are not Unicode, and its score; below 1 it doesn't fit at all.
pub(in crate::formats) fn guess(bytes: &[u8]) -> (Encoding, i64) {
    // If several score equally, the last one in this list wins; Windows Western is the usual one.
    let all = [Dos850, MacRoman, Windows1251, Windows1254, Windows1250, Windows1252];
    let fits = all.map(|encoding| (encoding, fit(bytes, encoding)));
    fits.into_iter().max_by_key(|(_, fit)| *fit).unwrap_or((Windows1252, 0))
}

/// The score of an encoding.
fn fit(bytes: &[u8], encoding: Encoding) -> i64 {
    let upper = encoding.upper_half();
    let alphabets: Vec<&Alphabet> = ALPHABETS.iter().filter(|known| known.encodings.contains(&encoding)).collect();
    let mut languages = vec![0_i64; alphabets.len()];
    let mut signs = 0;
    let at =
        |place: Option<usize>| place.and_then(|place| bytes.get(place)).map_or(' ', |byte| character(*byte, &upper));
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(SAMPLE);
    for (place, byte) in high {
        let sign = character(*byte, &upper);
        let around = [at(place.checked_sub(1)), at(place.checked_add(1))];
        signs += look(sign, around);
        // A single letter between spaces proves nothing, unless it is a word.
        let is_in_word = around.iter().any(|other| other.is_alphabetic());
        if sign.is_alphabetic() && (is_in_word || "àéèóúíаивокус".contains(sign)) {
            let lower = sign.to_lowercase().next().unwrap_or(sign);
            for (count, alphabet) in languages.iter_mut().zip(&alphabets) {
                *count += if alphabet.letters.contains(lower) { alphabet.weight } else { 0 };
            }
            signs += manner(lower, around);
        }
    }
    signs + languages.into_iter().max().unwrap_or(0)
}

/// Small penalties for a letter of a Latin alphabet, which decide between encodings that score alike: rare letters,
/// letters that only precede vowels, and vowels that hardly ever do.
fn manner(letter: char, [_, after]: [char; 2]) -> i64 {
    let is_vowel = matches!(after, 'a' | 'e' | 'i' | 'o' | 'u');
    match letter {
        'ç' | 'ñ' if !is_vowel && after.is_alphabetic() => -10,
        'î' | 'ï' | 'û' | 'ù' | 'œ' | 'ì' | 'ò' | 'ã' | 'õ' | 'ź' | 'ĺ' | 'ŕ' => -4,
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'à' | 'è' | 'â' | 'ê' | 'ô' if is_vowel => -2,
        _ => 0,
    }
}

/// The evidence for a character between its neighbours, independent of language.
fn look(sign: char, [before, after]: [char; 2]) -> i64 {
    let is_inside = before.is_alphabetic() && after.is_alphabetic();
    if sign.is_control() {
        -80
    } else if sign.is_alphabetic() {
        let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{4FF}');
        let is_mixed = |other: char| other.is_alphabetic() && is_cyrillic(other) != is_cyrillic(sign);
        let is_odd_capital =
            sign.is_uppercase() && before.is_alphabetic() && (before.is_lowercase() || after.is_lowercase())
                || sign.is_lowercase() && before.is_alphabetic() && after.is_uppercase();
        let is_row = !is_cyrillic(sign) && !before.is_ascii() && !after.is_ascii() && is_inside;
        -40 * i64::from(is_mixed(before) || is_mixed(after)) - 40 * i64::from(is_odd_capital) - 25 * i64::from(is_row)
    } else {
        match sign {
            '’' if is_inside => 25,
            '\u{A0}' | '\u{AD}' | '·' => 0,
            '–' | '—' if !is_inside => 15,
            '“' | '„' | '‘' | '«' | '‚' if !before.is_alphabetic() && after.is_alphanumeric() => 20,
            '”' | '“' | '’' | '»' if !before.is_whitespace() && !after.is_alphabetic() => 20,
            '€' | '£' | '§' | '°' | '©' | '®' | '™' | '•' | '…' | '²' | '³' | '½' | '×' | 'º' | 'ª' | '№' | '´'
                if !is_inside =>
            {
                15
            }
            _ if is_inside => -30,
            _ => -15,
        }
    }
}

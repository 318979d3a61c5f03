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
    let likeliest = fits.into_iter().max_by_key(|(_, fit)| *fit).unwrap_or((Windows1252, 0));
    let (Windows1250 | Windows1252 | Windows1254, _) = likeliest else { return likeliest };
    // Single letters that two encodings share are judged by the letters around them.
    let turkish = turkish(bytes);
    let fit_of = |encoding: Encoding| fits.into_iter().find(|(other, _)| *other == encoding).unwrap_or(likeliest);
    match likeliest {
        (Windows1250, fit) if turkish > 0 && fit_of(Windows1254).1 >= fit => fit_of(Windows1254),
        (Windows1252, _) if turkish > 0 => fit_of(Windows1254),
        (Windows1254, _) if turkish < 0 => fit_of(Windows1252),
        _ => likeliest,
    }
}

/// The number of words whose letters are Turkish, or, negative, Icelandic. The two encodings differ in six letters
/// only: ğ ı ş Ğ İ Ş stand for ð ý þ Ð Ý Þ. Beside German or French, one or two of them must decide.
fn turkish(bytes: &[u8]) -> i64 {
    let (mut turkish, mut icelandic, mut others) = (0_i64, 0_i64, 0_i64);
    let mut seen = 0;
    for word in bytes.split(|byte| !(byte.is_ascii_alphabetic() || *byte >= 0xC0)) {
        let high = word.iter().filter(|byte| !byte.is_ascii()).count();
        if high == 0 {
            continue;
        }
        seen += high;
        if seen > SAMPLE {
            break;
        }
        let word: String =
            word.iter().map(|byte| if *byte >= 0xC0 { char::from(byte | 0x20) } else { char::from(*byte) }).collect();
        let word = word.to_ascii_lowercase();
        // No Turkish word has these letters.
        let has_others = word.contains(['á', 'í', 'ó', 'ú', 'æ']);
        others += i64::from(has_others);
        if word.contains(['ð', 'ý', 'þ']) {
            let is_icelandic = has_others || is_icelandic(&word);
            icelandic += i64::from(is_icelandic);
            turkish += i64::from(!is_icelandic && is_turkish(&word));
        }
    }
    if icelandic * 4 >= turkish && icelandic > 0 {
        -icelandic
    } else if others >= turkish {
        0
    } else {
        turkish
    }
}

/// Whether a word in lower case, read in Windows-1252, has a sequence of letters that Icelandic has and Turkish has not:
/// a ð that is not behind a vowel, a þ before certain letters, a patronymic.
fn is_icelandic(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |letter: &char| "aeiouöüýâîû".contains(*letter);
    let is_misplaced =
        |place: usize| !place.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(is_vowel);
    let is_odd = letters.iter().enumerate().any(|(place, letter)| *letter == 'ð' && is_misplaced(place));
    let is_begun = ["þor", "þr", "þj", "þv", "þur", "þy"].iter().any(|start| word.starts_with(start));
    is_odd || is_begun || word.ends_with("sson") || word.ends_with("sdottir")
}

/// Whether the letters of a word in lower case, read in Windows-1252, make a Turkish word: ı is not at its end, where Czech
/// has ý, and is in no word with vowels of the front.
fn is_turkish(word: &str) -> bool {
    let has_own = word.contains(['ð', 'þ', 'ç']);
    let is_front = word.contains(['e', 'ö', 'ü']);
    let inside = word.trim_end_matches('ý');
    has_own || word.starts_with('ý') || (inside.contains('ý') && inside.len() == word.len() && !is_front)
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
            // The lower case of İ is two characters; it counts like ı.
            let lower = if sign == 'İ' { 'ı' } else { sign.to_lowercase().next().unwrap_or(sign) };
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

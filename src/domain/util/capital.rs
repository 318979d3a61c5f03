//! A capital at the start of a text, without the table of all capitals of the world: it takes as many bytes as a
//! screen, and a first visit would wait for it.

/// `text` with a capital at its start, if it is written in Latin, Greek or Cyrillic letters.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(capital_of).into_iter().chain(letters).collect()
}

/// The capital of a letter; the letter itself, if it has none of its own or is in none of the alphabets.
fn capital_of(letter: char) -> char {
    let code = u32::from(letter);
    let capital = match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ω' | 'а'..='я' => code - 0x20,
        'ѐ'..='џ' => code - 0x50,
        'ά' => code - 0x26,
        'έ'..='ί' => code - 0x25,
        'ό' => code - 0x40,
        'ύ' | 'ώ' => code - 0x3f,
        // Capitals stand before their letters, one by one.
        'ā'..='ķ' | 'ŋ'..='ŷ' if code % 2 == 1 && letter != 'ı' => code - 1,
        'ĺ'..='ň' | 'ź'..='ž' if code % 2 == 0 => code - 1,
        _ => code,
    };
    char::from_u32(capital).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_latin_greek_and_cyrillic_letters_get_their_capital() {
        for (text, expected) in [
            ("mail sent", "Mail sent"),
            ("überraschung", "Überraschung"),
            ("číslo", "Číslo"),
            ("łódź", "Łódź"),
            ("žába", "Žába"),
            ("ēdiens", "Ēdiens"),
            ("звонок", "Звонок"),
            ("їжа", "Їжа"),
            ("κλήση", "Κλήση"),
            ("ώρα", "Ώρα"),
            ("Call", "Call"),
            ("7 days", "7 days"),
            ("電話", "電話"),
            ("", ""),
        ] {
            assert_eq!(capital(text), expected);
        }
    }

    /// The standard library knows all capitals; those that are left out are letters without one that stands alone
    /// (`ß`, `ŉ`), letters that begin no word, and letters of languages that are not written any more.
    #[test]
    fn the_capitals_are_those_of_unicode() {
        let left_out = "µßÿıŉſΐΰςϊϋϗϙϛϝϟϡϣϥϧϩϫϭϯϰϱϲϳϵϸϻͱͳͷͻͼͽϐϑϕϖ";
        let blocks = [0..=0x17f_u32, 0x370..=0x3ff, 0x400..=0x45f];
        for letter in blocks.into_iter().flatten().filter_map(char::from_u32) {
            if left_out.contains(letter) {
                assert_eq!(capital_of(letter), letter);
            } else {
                let expected: String = letter.to_uppercase().collect();
                assert_eq!(capital_of(letter).to_string(), expected, "{letter}");
            }
        }
    }
}

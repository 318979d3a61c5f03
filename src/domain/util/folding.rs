//! Folds letters that people type in several ways (accents, apostrophes, hyphens, invisible marks) into one form.
//! Search folds both the query and the text, so either may be typed without accents.

/// The plain letters for `ß` to `ɏ`, one byte each; a dot means that the letter stays as it is.
const LATIN: &str = ".aaaaaa.ceeeeiiiidnooooo.ouuuuy.y.a.a.a.c.c.c.c.d.d.e.e.e.e.e.g.g.g.g.h.h.i.i.i.i.i...j.kk.l.l.l\
     .l.l.n.n.nn.n.o.o.o...r.r.r.s.s.s.s.t.t.t.u.u.u.u.u.u.w.y..z.z.zsb.................f......k.....\
     ..o..............u...y.z.......................a.i.o.u.u.u.u.u..a.a...g.g.k.o.o..j....g...n.a...\
     ..a.a.e.e.i.i.o.o.r.r.u.u.s.t...h.......a.e.o.o.o.o.y............................";
const LATIN_START: u32 = 0xdf;

/// The plain letters for `Ḁ` to `ỿ`, used in Vietnamese and Welsh.
const LATIN_ADDITIONAL: &str = ".a.b.b.b.c.d.d.d.d.d.e.e.e.e.e.f.g.h.h.h.h.h.i.i.k.k.k.l.l.l.l.m.m.m.n.n.n.n.o.o.o.o.p.p.r.r.r.r\
     .s.s.s.s.s.t.t.t.t.u.u.u.u.u.v.v.w.w.w.w.w.x.x.y.z.z.zhtwyas.....a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e\
     .e.e.e.e.i.i.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.y.y.y.y......";
const LATIN_ADDITIONAL_START: u32 = 0x1e00;

/// The characters of `text` in folded form: lower case, without accents and invisible marks, with one kind of hyphen,
/// space and quotation mark. Apostrophes of any kind are dropped.
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).flat_map(plain)
}

/// The folded form of `text` as a string; see [`folded`].
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// The plain letters of one lower-case letter: none, one or two.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let (first, more) = if letter.is_ascii() { ascii(letter) } else { unaccented(letter) };
    first.into_iter().chain(more)
}

fn ascii(letter: char) -> (Option<char>, Option<char>) {
    (Some(letter).filter(|letter| !matches!(letter, '\'' | '`')), None)
}

fn unaccented(letter: char) -> (Option<char>, Option<char>) {
    let one = match letter {
        'ß' => return (Some('s'), Some('s')),
        'æ' | 'ǣ' | 'ǽ' => return (Some('a'), Some('e')),
        'œ' => return (Some('o'), Some('e')),
        'þ' => return (Some('t'), Some('h')),
        'ĳ' => return (Some('i'), Some('j')),
        'ǆ' | 'ǳ' => return (Some('d'), Some('z')),
        'ǉ' => return (Some('l'), Some('j')),
        'ǌ' => return (Some('n'), Some('j')),
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ǿ' => 'o',
        'ς' => 'σ',
        'ǯ' => 'ʒ',
        'й' | 'ѝ' => 'и',
        'ё' | 'ѐ' => 'е',
        'ї' => 'і',
        'ѓ' => 'г',
        'ќ' => 'к',
        'ў' => 'у',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        // Apostrophes: curly, reversed, modifier letters, prime, acute accent.
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʽ' | '′' | '´' | '＇' => return (None, None),
        // Combining accents, soft hyphens and invisible formatting marks.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => return (None, None),
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => return (None, None),
        _ => from_table(letter, LATIN, LATIN_START)
            .or_else(|| from_table(letter, LATIN_ADDITIONAL, LATIN_ADDITIONAL_START))
            .unwrap_or(letter),
    };
    (Some(one), None)
}

fn from_table(letter: char, table: &str, start: u32) -> Option<char> {
    let index = usize::try_from(u32::from(letter).checked_sub(start)?).ok()?;
    table.as_bytes().get(index).filter(|plain| **plain != b'.').map(|plain| char::from(*plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text:?}");
    }

    #[test]
    fn letters_that_sound_alike_are_one() {
        check("Łukasz Đorđević Søren Weiß", "lukasz dordevic soren weiss");
        check("Nguyễn Thị Hoa", "nguyen thi hoa");
        check("Γιώργος Παπαδόπουλος", "γιωργοσ παπαδοπουλοσ");
        check("Алёна Йорданова", "алена иорданова");
        check("İstanbul Işık", "istanbul isik");
        check("O'Darragh O’Darragh OʼDarragh O‘Darragh", "odarragh odarragh odarragh odarragh");
        check("Jean‑Luc Saint–Vaast", "jean-luc saint-vaast");
        check("Mac “Big” «Tully»", "mac \"big\" \"tully\"");
        check("zero\u{200b}width soft\u{ad}hyphen", "zerowidth softhyphen");
    }

    /// A composed letter and its decomposed form fold alike in every script.
    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        let ranges = [(0xc0..=0x24f_u32), (0x1e00..=0x1eff), (0x386..=0x3ce), (0x400..=0x45f)];
        for letter in ranges.into_iter().flatten().filter_map(char::from_u32) {
            let decomposed: String = letter.nfd().collect();
            if decomposed.chars().any(is_combining_mark) {
                assert_eq!(fold(&letter.to_string()), fold(&decomposed), "{letter}");
            }
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for letter in (0..=0xffff_u32).filter_map(char::from_u32) {
            let once = fold(&letter.to_string());
            assert_eq!(fold(&once), once, "{letter}");
        }
    }
}

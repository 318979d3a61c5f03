//! Content lines, written.

/// The most bytes of a line, without its end.
const LONGEST_LINE: usize = 75;

/// Adds a line to `out`. One that is too long is folded, and never inside a letter.
pub(in crate::formats) fn push(out: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// A text as a value, which nothing in it can end: a backslash comes before commas, semicolons and backslashes, line
/// ends become `\n`, tabs become blanks, and other control characters are left out.
pub(in crate::formats) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{2028}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

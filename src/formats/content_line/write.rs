//! Writes content lines.

/// The maximum length of a line in bytes, without its line break.
const LONGEST_LINE: usize = 75;

/// Appends a line to `out`, folded if it is too long, but never inside a character.
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

/// Escapes a text as a value: backslashes precede commas, semicolons and backslashes, line breaks become `\n`, tabs
/// become spaces, and other control characters are dropped.
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

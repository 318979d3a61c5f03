//! Damage detection: every stored text begins with a checksum of its key and its remaining text. The key is included so
//! that a text found under another key counts as damaged too.
//!
//! All text is ASCII: some browsers need twice the space for a text with any character above U+00FF.

use super::crc::checksum;
use super::json::Json;

const OPENING: &str = "{\"c\":\"";
/// The length of the text before the checked rest: the opening, eight hexadecimal digits, a quote and a comma.
const HEAD: usize = OPENING.len() + 8 + 2;

/// A JSON object that begins with its checksum. `fields` are the other fields without the braces.
pub fn seal(key: &str, fields: &str) -> String {
    let rest = format!("{fields}}}");
    format!("{OPENING}{}\",{rest}", checksum(&[key.as_bytes(), rest.as_bytes()]))
}

/// Returns the checksum stated in a sealed text if it is correct.
pub fn verified<'text>(key: &str, text: &'text str) -> Option<&'text str> {
    let stated = text.strip_prefix(OPENING)?.get(..8)?;
    let rest = text.get(HEAD..)?;
    (text.is_ascii()
        && text.get(HEAD - 2..HEAD) == Some("\",")
        && checksum(&[key.as_bytes(), rest.as_bytes()]) == stated)
        .then_some(stated)
}

/// Appends JSON to `into`, with every character beyond ASCII escaped.
pub fn push_ascii(into: &mut String, json: &str) {
    if json.is_ascii() {
        into.push_str(json);
        return;
    }
    for letter in json.chars() {
        if letter.is_ascii() {
            into.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                into.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
}

/// `text` as a JSON string in ASCII.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    push_ascii(&mut quoted, &Json::of(text).to_text());
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_is_json_and_true_only_under_its_own_key() {
        let sealed = seal("key", "\"t\":\"x\"");
        assert!(serde_json::from_str::<Json>(&sealed).is_ok());
        assert!(verified("key", &sealed).is_some());
        assert_eq!(verified("other", &sealed), None);
        assert_eq!(verified("key", ""), None);
        for cut in 0..sealed.len() {
            assert_eq!(verified("key", &sealed[..cut]), None);
        }
    }

    #[test]
    fn every_letter_comes_back_from_its_escape() {
        let text = "Zoë 😀 \u{7f} \u{2028} \"\\\n\u{0}";
        assert!(quoted(text).is_ascii());
        assert_eq!(serde_json::from_str::<String>(&quoted(text)).ok().as_deref(), Some(text));
    }
}

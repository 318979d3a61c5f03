//! Makes foreign text safe to show: no control characters, no bidirectional tricks.

/// Invisible characters that can reorder or hide the text around them.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// A single-line value: white space becomes single spaces, invisible characters are removed.
#[must_use]
pub fn line(text: &str) -> String {
    let text = without_entities(text);
    let mut clean = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let before = clean.len();
        if before > 0 {
            clean.push(' ');
        }
        clean.extend(word.chars().filter(|character| !is_hidden(*character)));
        if clean.len() == before + usize::from(before > 0) {
            clean.truncate(before);
        }
    }
    clean
}

/// A multi-line text: line breaks are kept and unified; invisible and control characters are removed.
#[must_use]
pub fn block(text: &str) -> String {
    let text = without_entities(text).replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{2028}'], "\n");
    let kept =
        |character: &char| (!character.is_control() || matches!(character, '\n' | '\t')) && !is_hidden(*character);
    let clean: String = text.chars().filter(kept).collect();
    clean.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A heading as people read it: `created_time` and `Person - Created time` become "created time", and
/// `Website 2 - Value` becomes "Website 2".
#[must_use]
pub fn heading(text: &str) -> String {
    let plain = line(text).replace('_', " ");
    let plain = plain.strip_prefix("Person - ").unwrap_or(&plain);
    plain.strip_suffix(" - Value").unwrap_or(plain).to_owned()
}

/// Decodes entities such as `&amp;`, which web forms export. The result is text and never becomes markup.
#[must_use]
pub fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        match entity.and_then(|(name, tail)| meaning(name).map(|character| (character, tail))) {
            Some((character, tail)) => {
                plain.push(character);
                rest = tail;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The character that an entity stands for.
fn meaning(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

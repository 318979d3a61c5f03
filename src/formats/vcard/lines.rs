//! The unfolded lines of vCard files. Folds are undone before anything is decoded, so that a character split by a fold
//! stays intact; a note written with real line breaks stays whole.

/// The properties of all vCard versions; others begin with `X-`.
const NAMES: [&str; 45] = [
    "ADR",
    "AGENT",
    "ANNIVERSARY",
    "BDAY",
    "BEGIN",
    "CALADRURI",
    "CALURI",
    "CATEGORIES",
    "CLASS",
    "CLIENTPIDMAP",
    "EMAIL",
    "END",
    "FBURL",
    "FN",
    "GENDER",
    "GEO",
    "GRAMGENDER",
    "IMPP",
    "KEY",
    "KIND",
    "LABEL",
    "LANG",
    "LOGO",
    "MAILER",
    "MEMBER",
    "N",
    "NAME",
    "NICKNAME",
    "NOTE",
    "ORG",
    "PHOTO",
    "PRODID",
    "PROFILE",
    "RELATED",
    "REV",
    "ROLE",
    "SORT-STRING",
    "SOUND",
    "SOURCE",
    "TEL",
    "TITLE",
    "TZ",
    "UID",
    "URL",
    "VERSION",
];

/// Properties that may contain raw line breaks, and those of many lines.
const TEXTS: [&str; 6] = ["NOTE", "ADR", "LABEL", "ORG", "TITLE", "ROLE"];
const LARGE: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// The properties that frame a card; they have no continuation lines.
const FRAME: [&str; 3] = ["BEGIN", "END", "VERSION"];

/// The lines of a file, unfolded.
pub(in crate::formats) fn unfolded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut is_open = false;
    // Empty lines count only if the text continues below them.
    let mut blank = 0;
    // Files of old Macs have no other line breaks.
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    for line in bytes.split(|byte| *byte == end) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // If single cards were concatenated, each brought its own byte order mark.
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let last = lines.last_mut();
        match (last, line) {
            (Some(last), _) if is_open => {
                last.pop();
                last.extend_from_slice(line);
            }
            (_, []) => {
                blank += 1;
                continue;
            }
            (Some(last), [b' ' | b'\t', rest @ ..]) if blank == 0 || !is_property(rest) => {
                last.extend(std::iter::repeat_n(b'\n', blank));
                last.extend_from_slice(rest);
            }
            (Some(last), _) => match kind_of(last, line) {
                Line::Own => lines.push(line.to_vec()),
                Line::More => {
                    last.extend(std::iter::repeat_n(b'\n', blank + 1));
                    last.extend_from_slice(line);
                }
                Line::Stray => lines.push([b"NOTE:", line].concat()),
            },
            (None, _) => lines.push(line.to_vec()),
        }
        blank = 0;
        is_open = line.ends_with(b"=") && lines.last().is_some_and(|last| is_quoted(last));
    }
    lines
}

/// The kind of a line that doesn't begin with a space.
enum Line {
    /// A property of its own.
    Own,
    /// A continuation of the property before it.
    More,
    /// A text that belongs to nothing; it is kept as a note.
    Stray,
}

fn kind_of(last: &[u8], line: &[u8]) -> Line {
    let last = name_of(last).unwrap_or_default();
    let is_among = |names: &[&str]| names.contains(&last.as_str());
    match name_of(line) {
        // "Price: three offers" is a line of a note; after a phone number it is an unknown property.
        Some(name) if !is_among(&TEXTS) || NAMES.contains(&name.as_str()) || name.starts_with("X-") => Line::Own,
        Some(_) => Line::More,
        None if is_among(&TEXTS) || is_among(&LARGE) || last.starts_with("X-") => Line::More,
        None if is_among(&FRAME) || last.is_empty() => Line::Own,
        None => Line::Stray,
    }
}

fn is_property(line: &[u8]) -> bool {
    name_of(line).is_some()
}

/// The name of the property on a line, in capitals and without its group.
fn name_of(line: &[u8]) -> Option<String> {
    let head = line.split(|byte| *byte == b':').next().filter(|head| head.len() < line.len())?;
    let name = head.split(|byte| *byte == b';').next()?;
    let name = name.rsplit(|byte| *byte == b'.').next()?;
    let is_name =
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name.then(|| String::from_utf8_lossy(name).to_ascii_uppercase())
}

/// Whether the value of a line is quoted-printable, in which a `=` at the end joins the next line.
fn is_quoted(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    head.to_ascii_uppercase().windows(16).any(|part| part == b"QUOTED-PRINTABLE")
}
